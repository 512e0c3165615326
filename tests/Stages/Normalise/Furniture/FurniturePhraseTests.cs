using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Stages.Tests.Normalise.Furniture;

public sealed class FurniturePhraseTests
{
    [Fact]
    public void Every_line_of_the_file_is_one_phrase_said_once()
    {
        FurniturePhrase.All.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(5_000);
        FurniturePhrase.All.Should().OnlyContain(phrase => phrase.Text.Length > 0 && !phrase.Text.Contains(';'));
    }

    [Fact]
    public void Every_kind_has_a_wire_name_that_reads_back()
    {
        foreach (var kind in Enum.GetValues<FurnitureKind>().Where(kind => kind != FurnitureKind.None))
        {
            FurnitureKinds.Parse(kind.Name()).Should().Be(kind);
        }
    }

    [Fact]
    public void A_title_of_a_page_is_the_same_phrase_as_in_text()
    {
        SectionPhrases.Of("Related articles").Should().Be(FurnitureKind.Teaser);
        PhraseOf("Related articles").Whole.Should().Be(FurnitureKind.Related.Bit());
    }

    [Theory]
    [InlineData("1.2K Shares", nameof(FurnitureKind.ShareBar))]
    [InlineData("348 views", nameof(FurnitureKind.ShareBar))]
    [InlineData("当サイトではCookieを使用しています。", nameof(FurnitureKind.Consent))]
    [InlineData("Sitemizde çerezler kullanılmaktadır.", nameof(FurnitureKind.Consent))]
    [InlineData("BC-XX--Locks, 1st Ld-Writethru,410", nameof(FurnitureKind.WireNote))]
    [InlineData("FOR IMMEDIATE RELEASE", nameof(FurnitureKind.PressRelease))]
    [InlineData("View this email in your browser", nameof(FurnitureKind.Newsletter))]
    [InlineData("Download our app", nameof(FurnitureKind.CallToAction))]
    public void Knows_what_stays_on_copied_pages(string line, string kind)
    {
        var hits = PhraseOf(line);

        ((hits.Whole | hits.Composed | hits.Prefix | hits.Inner) & Enum.Parse<FurnitureKind>(kind).Bit()).Should().NotBe(0u);
    }

    [Theory]
    [InlineData("Mira: ven", true)]
    [InlineData("Mira al norte", false)]
    public void A_lead_is_believed_before_a_colon_only(string line, bool leads)
    {
        (PhraseOf(line).Led != 0).Should().Be(leads);
    }

    private static PhraseHits PhraseOf(string line) => LineReader.Measure(line, 0, 0).Phrases;
}
