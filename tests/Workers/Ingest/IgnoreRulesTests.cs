using Pipeline.Inbox;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class IgnoreRulesTests
{
    private readonly IgnoreRules _rules = new(["*.bak", "draft-??.txt"]);

    [Theory]
    [InlineData(".hidden")]
    [InlineData(".DS_Store")]
    [InlineData("story.txt.part")]
    [InlineData("STORY.TXT.PART")]
    [InlineData("story.html.crdownload")]
    [InlineData("story.tmp")]
    [InlineData("story.txt~")]
    [InlineData("~$story.docx")]
    [InlineData(".~lock.story.odt#")]
    [InlineData("story.txt.swp")]
    [InlineData("@eaDir")]
    [InlineData("Thumbs.db")]
    [InlineData("thumbs.DB")]
    [InlineData("desktop.ini")]
    [InlineData("__MACOSX")]
    [InlineData("old.bak")]
    [InlineData("draft-01.txt")]
    public void Leaves_alone(string name) => _rules.IsIgnored(name).Should().BeTrue();

    [Theory]
    [InlineData("story.txt")]
    [InlineData("story")]
    [InlineData("part")]
    [InlineData("The part.txt")]
    [InlineData("tmp.html")]
    [InlineData("draft-001.txt")]
    [InlineData("story (2).txt")]
    [InlineData("ข่าววันนี้.txt")]
    [InlineData("أخبار.html")]
    [InlineData("💥.md")]
    [InlineData("story.temporary")]
    public void Takes(string name) => _rules.IsIgnored(name).Should().BeFalse();
}
