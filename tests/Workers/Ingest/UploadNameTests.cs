using System.Text;
using Pipeline.Search.Uploads;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("story.txt", "story.txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\me\story.txt", "story.txt")]
    [InlineData("a/b/", "upload")]
    [InlineData("..", "upload")]
    [InlineData("", "upload")]
    [InlineData(null, "upload")]
    [InlineData("two\nlines\0.txt", "twolines.txt")]
    [InlineData("exe\u202Etxt.html", "exetxt.html")]
    [InlineData("what?: a <story>.txt", "what__ a _story_.txt")]
    [InlineData("  spaced .txt ", "spaced .txt")]
    [InlineData("ข่าววันนี้.txt", "ข่าววันนี้.txt")]
    [InlineData("💥.md", "💥.md")]
    [InlineData(".claims", ".claims")]
    public void Gives_a_name_without_folders_and_tricks(string? name, string clean) => UploadName.Clean(name).Should().Be(clean);

    [Theory]
    [InlineData("n")]
    [InlineData("ข")]
    [InlineData("💥")]
    public void Shortens_what_is_too_long_and_keeps_the_ending(string character)
    {
        var clean = UploadName.Clean(string.Concat(Enumerable.Repeat(character, 300)) + ".html");

        Encoding.UTF8.GetByteCount(clean).Should().BeInRange(190, 200);
        clean.Should().StartWith(character).And.EndWith(".html").And.NotContain("\uFFFD");
    }

    [Theory]
    [InlineData("a very odd. .. name ....txt...")]
    [InlineData("a .")]
    [InlineData(" . . .")]
    public void Cleaning_again_changes_nothing(string name) => UploadName.Clean(UploadName.Clean(name)).Should().Be(UploadName.Clean(name));
}
