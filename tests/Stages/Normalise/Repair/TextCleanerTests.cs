using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Normalise.Repair;

namespace Pipeline.Stages.Tests.Normalise.Repair;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour")]
    [InlineData("be\u0007ll\u0000 \u009D", "bell ")]
    [InlineData("co\u00ADop\u00ADer\u00ADate", "cooperate")]
    [InlineData("zero\u200Bwidth\uFEFF\u2060", "zerowidth")]
    [InlineData("5\u00A0km\u2009of\u202Fit", "5 km of it")]
    [InlineData("oﬃce ﬁﬂ", "office fifl")]
    [InlineData("Cafe\u0301 A\u030Angstro\u0308m \u212B", "Café Ångström Å")]
    [InlineData("e\u0323\u0301 \u00E9\u0323", "ẹ\u0301 ẹ\u0301")]
    [InlineData("caf&eacute; &#8211; &#x2019;s &#146;s &nbsp;&euro;5", "café – ’s ’s  €5")]
    [InlineData("R&amp;D at AT&amp;T, &quot;so&quot; &#39;it&#39; is", "R&D at AT&T, \"so\" 'it' is")]
    [InlineData("&amp;eacute;&amp;#8217;", "é’")]
    public void Makes_characters_uniform(string text, string expected) => TextCleaner.Clean(text).Text.Should().Be(expected);

    [Theory]
    [InlineData("Write &lt;b&gt; and &amp;nbsp; for a bold space, he said.")]
    [InlineData("می‌شود و کتاب‌ها")]
    [InlineData("श्री क्‍ष")]
    [InlineData("👩‍🚀 ❤️ 👨‍👩‍👧 1️⃣ 🏴")]
    [InlineData("R&D, A & B; fish&chips")]
    [InlineData("　大臣は　言った")]
    [InlineData("Tab\tseparated\n\nvalues")]
    public void Leaves_what_is_meant(string text)
    {
        var cleaned = TextCleaner.Clean(text);

        cleaned.Text.Should().BeSameAs(text);
        cleaned.Repairs.Should().BeEmpty();
    }

    [Fact]
    public void Leaves_clean_text_in_any_language()
    {
        foreach (var (language, text) in CleanTexts.All)
        {
            TextCleaner.Clean(text).Text.Should().Be(text, language);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_loss_that_shows()
    {
        var cleaned = TextCleaner.Clean("bad \uD83D half, good 😀, bad " + '\uDE00');

        cleaned.Text.Should().Be("bad \uFFFD half, good 😀, bad \uFFFD");
        cleaned.Repairs.Should().Equal(new RepairNote("lone-surrogate", null, 2));
    }

    [Fact]
    public void Counts_by_kind() =>
        TextCleaner
            .Clean("a\r\nb\r\nc\u00A0d&eacute;")
            .Repairs.Should()
            .BeEquivalentTo([new RepairNote("line-ending", null, 2), new RepairNote("space", null, 1), new RepairNote("entity", null, 1)]);

    [Fact]
    public void Hangul_is_composed() => TextCleaner.Clean("\u1112\u1161\u11AB\u1100\u116E\u11A8").Text.Should().Be("한국");

    [Theory]
    [InlineData("&am&shy;p;eacute;")]
    [InlineData("&amp;&#97;mp;")]
    [InlineData("&amp;amp;amp;lt;")]
    [InlineData("&\u00ADeacute;")]
    [InlineData("a\u00AD\u0301\u200D\u0301")]
    public void Cleaning_twice_is_cleaning_once(string text)
    {
        var once = TextCleaner.Clean(text).Text;

        TextCleaner.Clean(once).Text.Should().Be(once);
    }

    [Fact]
    public void Clean_cleans_everything_that_Unicode_has_once_and_for_all()
    {
        for (var c = 0; c < 0x10000; c++)
        {
            var once = TextCleaner.Clean("a" + (char)c + "b").Text;
            TextCleaner.Clean(once).Text.Should().Be(once, c.ToString("X4", CultureInfo.InvariantCulture));
        }
    }
}
