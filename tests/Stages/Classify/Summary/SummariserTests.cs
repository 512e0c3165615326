using CsCheck;
using Pipeline.Classify.Summary;

namespace Pipeline.Stages.Tests.Classify.Summary;

public sealed class SummariserTests
{
    private const string Title = "Ferry operator halts night crossings after engine fire";

    private const string Text = """
        READ ALSO: Ten islands to visit

        Northlink Ferries has stopped its night crossings to the Orland Islands after an engine fire left 212 passengers adrift for six hours. The fire broke out on the Queen Astrid shortly after midnight, the coast guard said. Nobody was hurt.

        Who will pay for the spoiled food? “We do not know. We are asking,” said one shopkeeper.

        In spring the Queen Astrid lost power off Cape Hollis, and inspectors of the U.K. Marine Office ordered new fuel lines. But they were never fitted. The Orland Islands depend on the night crossings of Northlink Ferries for fresh food and medicine.

        Mayor Tomas Reyes asked the coast guard for a supply boat. Have you seen the fire? Send us your pictures and tell us your story today.
        """;

    [Fact]
    public void Takes_two_or_three_sentences_in_the_articles_order()
    {
        Summariser
            .Summarise(Title, Text, "en")
            .Should()
            .Be(
                "Northlink Ferries has stopped its night crossings to the Orland Islands after an engine fire left 212 passengers adrift for six hours. "
                    + "The fire broke out on the Queen Astrid shortly after midnight, the coast guard said. "
                    + "The Orland Islands depend on the night crossings of Northlink Ferries for fresh food and medicine."
            );
    }

    [Fact]
    public void Takes_no_question_heading_or_piece_of_a_quotation()
    {
        Summariser
            .Summarise(null, Text, "en")
            .Should()
            .NotContainAny("READ ALSO", "?", "We do not know", "We are asking", "Nobody was hurt");
    }

    [Theory]
    [InlineData("The old bridge is closed for repairs until the spring.")]
    [InlineData("Yes. No!")]
    [InlineData("旧桥关闭了。没有人知道原因。")]
    public void Returns_a_short_text_as_it_is(string text) => Summariser.Summarise(null, text, null).Should().Be(text);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Returns_nothing_for_nothing(string text) => Summariser.Summarise(null, text, null).Should().BeEmpty();

    [Fact]
    public void Does_not_repeat_the_headline()
    {
        Summariser
            .Summarise("The bridge is closed until the spring", "The bridge is closed until the spring.\n\n" + Text, "en")
            .Should()
            .NotContain("The bridge is closed until the spring");
    }

    [Fact]
    public void Joins_the_lines_of_a_hard_wrapped_sentence()
    {
        Summariser
            .Summarise(null, "The old bridge is closed\nfor repairs until the spring.", "en")
            .Should()
            .Be("The old bridge is closed for repairs until the spring.");
    }

    [Fact]
    public void Is_never_longer_than_it_may_be()
    {
        var text = string.Join(
            ' ',
            Enumerable
                .Range(1, 40)
                .Select(i => $"Sentence number {i} tells at some length, and in many words, what was decided in the harbour.")
        );

        Summariser.Summarise(null, text, "en").Length.Should().BeLessThanOrEqualTo(Summariser.MostCharacters);
    }

    [Theory]
    [InlineData("zh", "市议会星期二决定关闭旧桥，直到工程师检查完所有缆索为止。", "。")]
    [InlineData("hi", "नगर परिषद ने मंगलवार को फैसला किया कि जांच पूरी होने तक पुराना पुल बंद रहेगा।", "।")]
    [InlineData("ar", "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم حتى يفحص المهندسون الكابلات.", ".")]
    public void Ends_with_a_stop_in_any_script(string language, string sentence, string stop)
    {
        var text = string.Join(' ', Enumerable.Repeat(sentence, 12));

        Summariser.Summarise(null, text, language).Should().StartWith(sentence).And.EndWith(stop);
    }

    [Theory]
    [InlineData("Word word word word word word word word. ")]
    [InlineData("a")]
    [InlineData(". ")]
    [InlineData("旧桥关闭了。")]
    public void Bears_twelve_mebibytes_on_one_line(string piece)
    {
        Summariser
            .Summarise(piece, string.Concat(Enumerable.Repeat(piece, (12 << 20) / piece.Length)), null)
            .Length.Should()
            .BeLessThanOrEqualTo(Summariser.MostCharacters);
    }

    [Fact]
    public void Is_made_of_whole_pieces_of_the_text_in_order()
    {
        var piece = OneOf(
            "The river rose overnight and reached the lower town. ",
            "Why did nobody warn the people? ",
            "“We saw nothing,” said Mr. Adeyemi of the U.N. office. ",
            "\n\n",
            "Boats were sent. ",
            "He waited until the morning came and the water fell again. ",
            "(No. 5 stayed dry until about 3.5 hours later.) "
        );
        Check.Sample(
            piece.Array[0, 25].Select(p => string.Concat(p)),
            text =>
            {
                var summary = Summariser.Summarise(null, text, "en");
                var at = 0;
                foreach (var sentence in Pipeline.Classify.Sentences.SentenceSplitter.Split(summary, "en"))
                {
                    at = text.IndexOf(sentence.Of(summary).ToString(), at, StringComparison.Ordinal);
                    if (at < 0)
                    {
                        return false;
                    }

                    at += sentence.Length;
                }

                return true;
            }
        );
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
