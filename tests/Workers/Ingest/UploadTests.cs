using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Search.Uploads;
using Pipeline.Stores.Tests;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>What the search page does with the files that are sent to it, and how it tells what became of them.</summary>
public sealed class UploadTests : IAsyncDisposable
{
    private readonly SqliteHost _sqlite = new();
    private readonly IArticleStore _store;
    private readonly SearchOptions _options = new()
    {
        Inbox = Directory.CreateTempSubdirectory("pipeline-").FullName,
        MaxUploadBytes = 2048,
        MaxFiles = 3,
    };

    public UploadTests() => _store = _sqlite.Open();

    private string Inbox => _options.Inbox!;

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_store).DisposeAsync();
        await _sqlite.DisposeAsync();
        Directory.Delete(Inbox, recursive: true);
    }

    [Fact]
    public async Task Files_arrive_whole_under_free_names()
    {
        Directory.CreateDirectory(Path.Combine(Inbox, "processed"));

        var uploads = await SendAsync(("a.txt", "one"), ("../a.txt", "two"), ("processed", "three"));

        uploads.Select(upload => upload.File).Should().Equal("a.txt", "a (2).txt", "processed (2)");
        uploads.Select(upload => upload.Id).Should().Equal(IdOf("one"), IdOf("two"), IdOf("three"));
        File.ReadAllText(Path.Combine(Inbox, "a (2).txt")).Should().Be("two");
    }

    [Fact]
    public async Task Refuses_what_is_too_large_or_too_many_or_would_be_left_lying()
    {
        var uploads = await SendAsync(("large.txt", new string('x', 2049)), (".hidden", "x"), ("half.part", "x"), ("fourth.txt", "x"));

        uploads.Should().AllSatisfy(upload => upload.Id.Should().BeNull());
        uploads[0].Refused.Should().Contain("over the limit");
        uploads[1].Refused.Should().Contain("Rename it");
        uploads[3].Refused.Should().Contain("At most 3 files");
        Directory.EnumerateFileSystemEntries(Inbox).Should().BeEmpty();
    }

    [Fact]
    public async Task A_form_that_breaks_off_leaves_nothing_behind()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "multipart/form-data; boundary=b";
        context.Request.Body = new MemoryStream(
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nHalf of it"u8.ToArray()
        );

        var receive = () =>
            new UploadReceiver(Options.Create(_options), TimeProvider.System).ReceiveAsync(
                context.Request,
                TestContext.Current.CancellationToken
            );

        await receive.Should().ThrowAsync<IOException>();
        Directory.EnumerateFileSystemEntries(Inbox).Should().BeEmpty();
    }

    [Fact]
    public async Task Follows_a_file_from_the_inbox_to_its_article()
    {
        await _store.InitialiseAsync(TestContext.Current.CancellationToken);
        var upload = (await SendAsync(("a.txt", "A story."))).Single();
        (await FateAsync(upload)).State.Should().Be(UploadState.Waiting);

        var claim = Directory.CreateDirectory(Path.Combine(Inbox, ".claims", "owner", "claim")).FullName;
        File.Move(Path.Combine(Inbox, "a.txt"), Path.Combine(claim, "a.txt"));
        (await FateAsync(upload)).State.Should().Be(UploadState.Working);

        Directory.Delete(Path.Combine(Inbox, ".claims"), recursive: true);
        await _store.SaveAsync(
            new RawArticle
            {
                Id = upload.Id!,
                Content = [1],
                MediaType = "text/plain",
                Stamp = new Stamp
                {
                    At = upload.Since.AddSeconds(1),
                    Duration = TimeSpan.Zero,
                    Worker = "w",
                    Version = "1",
                },
            },
            TestContext.Current.CancellationToken
        );
        (await FateAsync(upload))
            .Should()
            .Match<UploadFate>(fate => fate.State == UploadState.Working && fate.Article == upload.Id && !fate.AlreadyKnown);

        await _store.RejectAsync(
            new Rejection
            {
                ArticleId = upload.Id!,
                Stage = Stage.Normalise,
                Reason = "no-text",
                Detail = "Only digits.",
                At = upload.Since,
            },
            TestContext.Current.CancellationToken
        );
        (await FateAsync(upload)).Should().Match<UploadFate>(fate => fate.State == UploadState.Refused && fate.Reason == "no-text");
    }

    [Fact]
    public async Task Finds_the_reason_of_a_refused_archive_and_not_that_of_an_earlier_one_of_its_name()
    {
        await _store.InitialiseAsync(TestContext.Current.CancellationToken);
        var failed = Directory.CreateDirectory(Path.Combine(Inbox, "failed")).FullName;
        var since = DateTimeOffset.UtcNow;
        Fail("a.zip", "an earlier one", "empty", since.AddDays(-1));
        Fail("a (2).zip", "somebody else's", "encrypted", since.AddSeconds(1));
        Fail("a (3).zip", "ours", "archive-bomb", since.AddSeconds(1));

        (await FateAsync(new Upload("a.zip", IdOf("ours"), 4, since))).Reason.Should().Be("archive-bomb");
        (await FateAsync(new Upload("a.zip", IdOf("another"), 4, since)))
            .Should()
            .BeEquivalentTo(
                new UploadFate(UploadState.Taken, Drop: new DropOutcome(0, [], 0, 0, [])),
                "an archive of which nothing was refused is taken"
            );

        void Fail(string name, string content, string reason, DateTimeOffset time)
        {
            File.WriteAllText(Path.Combine(failed, name), content);
            File.WriteAllText(
                Path.Combine(failed, name + ".reason.json"),
                $$"""{"file":"a.zip","reason":"{{reason}}","detail":"Why.","time":"{{time:O}}"}"""
            );
        }
    }

    [Fact]
    public async Task Tells_what_came_of_an_archive_article_by_article()
    {
        await _store.InitialiseAsync(TestContext.Current.CancellationToken);
        var since = DateTimeOffset.UtcNow;
        var article = Sample.Raw("one") with
        {
            Source = Sample.Source with { File = "a.zip", Collection = "", TakenAt = since.AddSeconds(1) },
        };
        await _store.SaveAsync(article, TestContext.Current.CancellationToken);
        var refusal = Sample.Rejection("two", Stage.Ingest, "two.png", since.AddSeconds(1)) with { File = "a.zip" };
        await _store.RejectAsync(refusal, TestContext.Current.CancellationToken);

        var fate = await FateAsync(new Upload("a.zip", IdOf("archive"), 4, since));

        fate.State.Should().Be(UploadState.Taken);
        fate.Drop!.Ids.Should().Equal(article.Id);
        fate.Drop.Refusals.Should().ContainSingle().Which.Member.Should().Be("two.png");
    }

    private Task<UploadFate> FateAsync(Upload upload) =>
        new UploadFollower(_store, Options.Create(_options)).FollowAsync(
            upload.Id!,
            upload.File,
            upload.Since,
            TestContext.Current.CancellationToken
        );

    private async Task<IReadOnlyList<Upload>> SendAsync(params (string Name, string Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new StringContent(content), "files", name);
        }

        var context = new DefaultHttpContext();
        context.Request.ContentType = form.Headers.ContentType!.ToString();
        context.Request.Body = await form.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        return await new UploadReceiver(Options.Create(_options), TimeProvider.System).ReceiveAsync(
            context.Request,
            TestContext.Current.CancellationToken
        );
    }

    private static string IdOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
