using CsCheck;
using Pipeline.Classify.Sentences;

namespace Pipeline.Stages.Tests.Classify.Sentences;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("The bridge is closed. Nobody knows for how long.")]
    [InlineData("Is the bridge closed? Nobody knows!")]
    [InlineData("It was 3.5 metres high. The old one was 2.75.")]
    [InlineData("Talks led by U.N. Special Envoy Mira Holt failed. They resume on Monday.")]
    [InlineData("He moved to the U.S. The rest of the family stayed.")]
    [InlineData("The U.S. Army confirmed it. No date was given.")]
    [InlineData("Mr. Okafor met Dr. Lindqvist and Prof. J. R. Adeyemi. Mrs. Okafor did not.")]
    [InlineData("The shop opens at 9 a.m. It closes at 6 p.m. on Fridays.")]
    [InlineData("See No. 5 on p. 12 of Vol. 3. The rest is in Fig. 7.")]
    [InlineData("Harbour Tools Inc. and Quay Ltd. merged. The price was not told.")]
    [InlineData("“We will reopen it.” The mayor smiled.")]
    [InlineData("(The figures are from spring.) A new count follows.")]
    [InlineData("\"Why now?\" she asked. The answer took a while.")]
    [InlineData("It was over … or so they said. It was not.")]
    [InlineData("“Stop!” he shouted. Nobody did.")]
    [InlineData("Visit example.com for more. The site is free.")]
    [InlineData("The result, i.e. the sum, was wrong. The team counted again.")]
    [InlineData("Smith vs. Jones was heard in Jan. 2019. The court ruled in Feb. of that year.")]
    public void Finds_two_sentences(string text)
    {
        Split(text).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("de", "Am 3. Oktober wird gefeiert. Die Läden sind zu.")]
    [InlineData("de", "Das gilt z. B. für Brücken. Für Tunnel gilt es nicht.")]
    [InlineData("de", "„Das genügt.“ Der Richter stand auf.")]
    [InlineData("fr", "M. Dupont est arrivé. Mme Leroy l’attendait.")]
    [InlineData("fr", "« C’est fini. » Elle est partie.")]
    [InlineData("es", "¿Quién llamó? Nadie lo sabe.")]
    [InlineData("ru", "Мост закрыт. Когда его откроют, неизвестно.")]
    [InlineData("el", "Η γέφυρα έκλεισε. Κανείς δεν ξέρει γιατί.")]
    [InlineData("ar", "هل أغلق الجسر؟ لا أحد يعرف.")]
    [InlineData("ur", "پل بند ہے۔ کوئی نہیں جانتا کیوں۔")]
    [InlineData("hi", "पुल बंद है। कोई नहीं जानता क्यों।")]
    [InlineData("hy", "Կամուրջը փակ է։ Ոչ ոք չգիտի ինչու։")]
    [InlineData("am", "ድልድዩ ተዘግቷል። ማንም ለምን እንደሆነ አያውቅም።")]
    [InlineData("zh", "旧桥关闭了。没有人知道原因！")]
    [InlineData("ja", "橋は閉鎖された。理由は分からない。")]
    [InlineData("ja", "市長は「すぐに開ける。」と述べた。住民は待っている。")]
    [InlineData("ko", "다리가 폐쇄되었다. 이유는 아무도 모른다.")]
    [InlineData("nl", "Dhr. De Vries kwam. Niemand wist waarom.")]
    [InlineData("fi", "Juhla on 6. joulukuuta. Kaupat ovat kiinni.")]
    public void Finds_two_sentences_in(string language, string text)
    {
        Split(text, language).Should().HaveCount(2);
    }

    [Fact]
    public void Keeps_quotes_and_brackets_with_their_sentence()
    {
        Split("“It is safe.” The inspector left. (He came back.) “Is it?” Nobody answered.")
            .Should()
            .Equal("“It is safe.”", "The inspector left.", "(He came back.)", "“Is it?”", "Nobody answered.");
    }

    [Fact]
    public void Ends_a_sentence_with_its_paragraph()
    {
        Split("A heading without a stop\n\nThe text begins. It goes on\nin the next line.\n• a point\n• another")
            .Should()
            .Equal("A heading without a stop", "The text begins.", "It goes on\nin the next line.", "• a point", "• another");
    }

    [Fact]
    public void Numbers_paragraphs()
    {
        SentenceSplitter.Split("One. Two.\n\nThree.\n\n\nFour.").Select(s => s.Paragraph).Should().Equal(0, 0, 1, 2);
    }

    [Fact]
    public void Leaves_out_rules_between_paragraphs()
    {
        Split("The first part.\n\n* * *\n\n———\n\nThe second part.").Should().Equal("The first part.", "The second part.");
    }

    [Fact]
    public void Finds_none_in_white_space() => Split(" \r\n\t ").Should().BeEmpty();

    [Theory]
    [InlineData(". ")]
    [InlineData("a")]
    [InlineData("A. ")]
    [InlineData("1. ")]
    [InlineData("\n")]
    [InlineData("。")]
    [InlineData("?\" ")]
    public void Bears_a_mebibyte_of_stops_on_one_line(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));

        SentenceSplitter.Split(text).Sum(s => (long)s.Length).Should().BeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void Gives_every_letter_to_one_sentence_in_order()
    {
        Check.Sample(
            Gen.String[Gen.Frequency((4, Gen.Char['a', 'z']), (2, Gen.Char[" .\n“”?。A3"]), (1, Gen.Char)), 0, 300],
            text =>
            {
                var sentences = SentenceSplitter.Split(text);
                var inside = sentences.Sum(s => text.AsSpan(s.Start, s.Length).ToString().Count(char.IsLetterOrDigit));
                return inside == text.Count(char.IsLetterOrDigit)
                    && sentences.Zip(sentences.Skip(1)).All(p => p.First.End <= p.Second.Start);
            }
        );
    }

    private static IEnumerable<string> Split(string text, string? language = null) =>
        SentenceSplitter.Split(text, language).Select(s => s.Of(text).ToString());
}
