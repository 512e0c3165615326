using Pipeline.Normalise.Repair;

namespace Pipeline.Stages.Tests.Normalise.Repair;

/// <summary>Words whose damage several pages explain, of which one makes a word of them; and what must not become one.</summary>
public sealed class WrongLetterTests
{
    [Theory]
    [InlineData("Ãœbung macht den Meister", "Übung macht den Meister")]
    [InlineData("Ãšnico barco de la tarde", "Único barco de la tarde")]
    [InlineData("Ã€ quai, le bateau attend", "À quai, le bateau attend")]
    [InlineData("Les ÃŽles du nord", "Les Îles du nord")]
    [InlineData("ÃŽn port", "În port")]
    [InlineData("LA CITTÃ€ VECCHIA", "LA CITTÀ VECCHIA")]
    [InlineData("DAS GRÃ–SSTE SCHIFF", "DAS GRÖSSTE SCHIFF")]
    [InlineData("Nowa Å›luza", "Nowa śluza")]
    public void Of_several_readings_the_one_that_makes_words_is_taken(string damaged, string expected) =>
        MojibakeRepairer.Repair(damaged).Text.Should().Be(expected);

    [Theory]
    [InlineData("Le phare, voilÃ\u00A0 tout", "Le phare, voilà tout")]
    [InlineData("taigh-solais GÃ\u00A0idhlig", "taigh-solais Gàidhlig")]
    [InlineData("The pilotÂ’s boat Â“sailsÂ” at six", "The pilot’s boat “sails” at six")]
    [InlineData("He called it â€œa gaffeâ€ and sat down. â€œNeverâ€.", "He called it “a gaffe” and sat down. “Never”.")]
    public void Bytes_that_became_spaces_or_controls_or_nothing_are_read(string damaged, string expected) =>
        MojibakeRepairer.Repair(damaged).Text.Should().Be(expected);

    [Theory]
    [InlineData("Íà ïðè÷àëå æäàëè ïàññàæèðû.", "На причале ждали пассажиры.", "windows-1251")]
    [InlineData(
        "Le bβtiment est amarrι prθs du quai, a annoncι la capitainerie.",
        "Le bâtiment est amarré près du quai, a annoncé la capitainerie.",
        "windows-1252"
    )]
    [InlineData("Statek p³yn¹³ do Gdañska, a za³oga jeszcze spa³a.", "Statek płynął do Gdańska, a załoga jeszcze spała.", "windows-1250")]
    [InlineData(
        "Gemi sabah erkenden limana yanaþtý, yolcular kýyýya çýktý.",
        "Gemi sabah erkenden limana yanaştı, yolcular kıyıya çıktı.",
        "windows-1254"
    )]
    [InlineData("Ôï ðëïßï Ýöõãå áðü ôï ëéìÜíé ôï ðñùß.", "Το πλοίο έφυγε από το λιμάνι το πρωί.", "windows-1253")]
    [InlineData("¶ÉÂÖÔçÉÏÁùµã´ÓÂëÍ·³ö·¢£¬³Ë¿ÍºÜ¶à¡£", "渡轮早上六点从码头出发，乘客很多。", "gb2312")]
    public void Bytes_read_by_another_languages_page_are_read_by_their_own(string damaged, string expected, string page)
    {
        var repaired = MojibakeRepairer.Repair(damaged);
        repaired.Text.Should().Be(expected);
        repaired.Repairs.Should().ContainSingle(note => note.Kind == "mixed-up-page" && note.CodePage == page);
    }

    [Theory]
    [InlineData("Harbour cranes by AHÅ™ are yellow")]
    [InlineData("BRODOGRAĐEVINĂ™")]
    [InlineData("NEVESTĂ™ este o marcă")]
    [InlineData("Αίθουσα Γ΄, δεύτερος όροφος")]
    [InlineData("Er fuhr nach Ærø, Åbenrå und Sønderborg")]
    [InlineData("Þórður Ægisson sá þúfu í þokunni")]
    [InlineData("5 m³ of sand, 30 m² of deck and 12 µg")]
    [InlineData("SÃO JOÃO, AÇÃO E EMOÇÃO")]
    public void What_is_a_word_or_a_mark_already_stays(string text) => MojibakeRepairer.Repair(text).Text.Should().BeSameAs(text);

    [Theory]
    [InlineData("four &lt; five &amp; so on", "four < five & so on")]
    [InlineData("write &lt;b&gt; for bold", "write &lt;b&gt; for bold")]
    public void A_sign_between_spaces_is_a_comparison_and_no_markup(string text, string expected) =>
        TextCleaner.Clean(text).Text.Should().Be(expected);
}
