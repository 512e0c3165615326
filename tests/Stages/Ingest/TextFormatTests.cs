using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class TextFormatTests
{
    private const string Story =
        "The harbour reopened on Monday after three weeks of repairs, the port authority said.\n\nFerries to the islands will run as before, it added, though at reduced speed until the dredging ends.\n";

    static TextFormatTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("story.txt")]
    [InlineData("story.png")]
    [InlineData("story")]
    public void Takes_a_plain_text_whatever_its_name(string name)
    {
        var article = IngestRun.Of(Story, name).Article();

        article.MediaType.Should().Be("text/plain");
        article.Text.Should().BeNull("the content is text itself");
        article.Content.Should().Equal(Encoding.UTF8.GetBytes(Story));
        article.Id.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Story))));
        article.Source.File.Should().Be(name);
        article.Source.Member.Should().BeNull();
        article.Source.FileSize.Should().Be(Story.Length);
    }

    [Theory]
    [InlineData("windows-1252", "Der Bürgermeister begrüßte die Gäste, „sehr gerne“, wie er sagte.")]
    [InlineData("koi8-r", "Порт снова открылся в понедельник после трёх недель ремонта.")]
    [InlineData("windows-874", "ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์หลังจากซ่อมแซมสามสัปดาห์")]
    [InlineData("shift_jis", "港は三週間の修理を経て月曜日に再開した。連絡船は通常通り運航する。")]
    [InlineData("gb18030", "经过三周的维修，港口于周一重新开放。渡轮将照常运行。")]
    [InlineData("iso-2022-jp", "港は三週間の修理を経て月曜日に再開した。連絡船は通常通り運航する。")]
    [InlineData("utf-16", "The harbour reopened on Monday.")]
    [InlineData("utf-16BE", "The harbour reopened on Monday.")]
    [InlineData("utf-16", "港口于周一重新开放。渡轮将照常运行，但在疏浚结束之前速度会降低。\n当局如是说。")]
    [InlineData("utf-16BE", "港は三週間の修理を経て月曜日に再開した。連絡船は通常通り運航する。")]
    [InlineData("utf-16", "Порт снова открылся в понедельник.")]
    [InlineData("utf-16", "ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์")]
    [InlineData("utf-32", "The harbour reopened on Monday.")]
    public void Takes_a_text_in_any_character_set_with_a_mark_or_without(string charset, string text)
    {
        var encoding = Encoding.GetEncoding(charset);

        IngestRun.Of([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Article().MediaType.Should().Be("text/plain");
        if (charset != "utf-32")
        {
            IngestRun.Of(encoding.GetBytes(text)).Article().MediaType.Should().Be("text/plain");
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Harbour reopens</title></head><body><p>Text</p></body></html>", "text/html")]
    [InlineData("\uFEFF\r\n  <!-- saved page --><HTML><BODY>Text</BODY></HTML>", "text/html")]
    [InlineData("<p>The harbour reopened.</p><p>Ferries run.</p>", "text/html")]
    [InlineData("The harbour reopened.<br>Ferries run.<br/>So said the port.<br>", "text/html")]
    [InlineData(
        "Warning: mysql_connect() failed in /var/www/db.php on line 3\n<html><head><title>Harbour</title></head><body>Text</body></html>",
        "text/html"
    )]
    [InlineData(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Harbour</title></head><body><p>Text</p></body></html>",
        "application/xhtml+xml"
    )]
    [InlineData(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Harbour</title></head><body><p>HTML with a stray namespace</p></body></html>",
        "text/html"
    )]
    [InlineData("# Harbour reopens\n\nThe harbour **reopened** on Monday, see [the plan](https://port.example/plan).\n", "text/markdown")]
    [InlineData("---\ntitle: Harbour reopens\nauthor: Ana Reyes\n---\n\nThe harbour reopened on Monday.\n", "text/markdown")]
    [InlineData("The minister said that x < 3 and y > 4, and wrote <sic> in the margin.", "text/plain")]
    [InlineData("[Photo: the harbour on Monday] The harbour reopened after three weeks.", "text/plain")]
    [InlineData("{{Infobox harbour|name=Port}} The harbour reopened after three weeks.", "text/plain")]
    [InlineData("Title: Harbour reopens\nAuthor: Ana Reyes\nDate: 3 May 2024\n\nThe harbour reopened on Monday.", "text/plain")]
    [InlineData("From our correspondent\n\nThe harbour reopened on Monday.", "text/plain")]
    [InlineData("- one point\n- another point\n\nThe harbour reopened on Monday.", "text/plain")]
    [InlineData("BMW opened a harbour of its own on Monday.", "text/plain")]
    [InlineData("MZ, as the paper is called, wrote that GIF89a is a format.", "text/plain")]
    [InlineData("PKK leaders said on Monday that the harbour would stay closed.", "text/plain")]
    public void Tells_text_formats_apart_by_content(string content, string mediaType) =>
        IngestRun.Of(content, "story.txt").Article().MediaType.Should().Be(mediaType);

    [Fact]
    public void Lets_the_name_decide_between_Markdown_and_plain_text()
    {
        const string Text = "Harbour reopens\n===============\n\nThe harbour reopened on Monday.\n";

        IngestRun.Of(Text, "story.txt").Article().MediaType.Should().Be("text/plain");
        IngestRun.Of(Text, "story.md").Article().MediaType.Should().Be("text/markdown");
    }

    [Fact]
    public void Takes_a_text_with_a_stray_zero_byte_or_two() =>
        IngestRun
            .Of(Story.Replace(" on ", "\0on ", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat(Story, 10)))
            .Article()
            .MediaType.Should()
            .Be("text/plain");

    [Fact]
    public void Takes_typographic_apostrophes_that_lost_their_high_byte() =>
        IngestRun
            .Of(
                "The harbour\u0019s gates don\u0019t open before Monday, the port\u0019s master said on the radio, and \u001Cnobody\u001D should wait there before nine in the morning."
            )
            .Article()
            .MediaType.Should()
            .Be("text/plain");

    [Fact]
    public void Refuses_an_article_over_the_limit_without_holding_it_but_names_the_whole_of_it()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Story, 20)));

        var rejected = IngestRun.Of(content, settings: new IngestSettings { MaxArticleBytes = 1024 }).Rejection();

        rejected.Reason.Should().Be(RejectionReasons.TooLarge);
        rejected.Detail.Should().Contain("1 KiB");
        rejected.ArticleId.Should().Be(Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
