using Pipeline.Contracts;
using Pipeline.Normalise.Repair;

namespace Pipeline.Stages.Tests.Normalise.Repair;

public sealed class MojibakeRepairerTests
{
    [Theory]
    [InlineData("The cityโ€™s mayor resigned", "The city’s mayor resigned")]
    [InlineData("Readersโ€” and writers โ€ฆ", "Readers— and writers …")]
    [InlineData("It wonâ€™t last", "It won’t last")]
    [InlineData("It wonâ\u0080\u0099t last", "It won’t last")]
    [InlineData("Das MÃ¤dchen aus KÃ¶ln", "Das Mädchen aus Köln")]
    [InlineData("Les Ã©lÃ¨ves ont reÃ§u", "Les élèves ont reçu")]
    [InlineData("MĂĽnchen und ZĂĽrich", "München und Zürich")]
    [InlineData("РњРёСЂ Рё С‚СЂСѓРґ", "Мир и труд")]
    [InlineData("caf√© cr√®me", "café crème")]
    [InlineData("caf├⌐ cr├¿me", "café crème")]
    [InlineData("ΓÇ£QuotedΓÇ¥ by IBM", "“Quoted” by IBM")]
    [InlineData("Ã¢â‚¬Å“TwiceÃ¢â‚¬Â\u009d over", "“Twice” over")]
    [InlineData("The fee is Â£40 and nothing more", "The fee is £40 and nothing more")]
    [InlineData("GrÃ¼ÃŸe ðŸ˜€", "Grüße 😀")]
    public void Repairs_UTF_8_read_as_a_single_byte_page(string damaged, string expected) =>
        MojibakeRepairer.Repair(damaged).Text.Should().Be(expected);

    [Theory]
    [InlineData("The “quoted” word – and the ‘other’ one… it’s fine")]
    [InlineData("รถไฟและโรงแรมในกรุงเทพฯ เปิดให้บริการทุกวัน")]
    [InlineData("The Thai word รถ means car")]
    [InlineData("Đường phố Hà Nội rất đông vào buổi sáng")]
    [InlineData("İstanbul’da güneşli bir gün, Ağrı’da kar")]
    [InlineData("»SEHR SCHÖN« – „ÖL“, ‚Ä‘, ÄRGER…")]
    [InlineData("L’ÉTÉ À PARIS… «É», “Ô”")]
    [InlineData("СССР», «Пётр» и № 5 — «Её»")]
    [InlineData("│a│b│├──┤ └┘")]
    [InlineData("5 × 4 ≠ 21 ± 1 ¬p ∑ √2")]
    public void Leaves_clean_text_as_it_is(string text)
    {
        var repaired = MojibakeRepairer.Repair(text);

        repaired.Text.Should().BeSameAs(text);
        repaired.Repairs.Should().BeEmpty();
    }

    [Fact]
    public void Says_which_page_and_how_many_places() =>
        MojibakeRepairer
            .Repair("Syriaโ€™s and Jordanโ€™s")
            .Repairs.Should()
            .Equal(new RepairNote("mojibake", "windows-874+windows-1252", 2));
}
