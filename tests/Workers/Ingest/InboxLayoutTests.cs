using System.ComponentModel.DataAnnotations;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class InboxLayoutTests
{
    private static readonly InboxLayout Layout = new("/data/inbox/", "processed", "/data/refused");

    [Fact]
    public void Folders_are_relative_to_the_inbox_or_where_they_are_said_to_be()
    {
        Layout.Inbox.Should().Be("/data/inbox");
        Layout.Processed.Should().Be("/data/inbox/processed");
        Layout.Failed.Should().Be("/data/refused");
    }

    [Theory]
    [InlineData("/data/inbox/a.txt", "")]
    [InlineData("/data/inbox/news/a.txt", "news")]
    [InlineData("/data/inbox/news/2026/ข่าว/a.txt", "news/2026/ข่าว")]
    public void A_subfolders_path_is_the_collection(string path, string collection) => Layout.CollectionOf(path).Should().Be(collection);

    [Fact]
    public void Its_own_folders_are_not_part_of_the_inbox()
    {
        Layout.IsOwn("/data/inbox/processed").Should().BeTrue();
        Layout.IsOwn("/data/inbox/.claims").Should().BeTrue();
        Layout.IsOwn("/data/inbox/news/processed").Should().BeFalse();
    }

    [Theory]
    [InlineData(".", "failed")]
    [InlineData("done", "../inbox")]
    [InlineData("same", "same/")]
    public void Folders_that_would_feed_the_inbox_are_refused(string processed, string failed)
    {
        var options = new IngestOptions
        {
            Inbox = "/data/inbox",
            Processed = processed,
            Failed = failed,
        };

        options.Validate(new ValidationContext(options)).Should().ContainSingle().Which.ErrorMessage.Should().Contain("taken again");
    }
}
