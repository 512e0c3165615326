using Pipeline.Search.Analysis;

namespace Pipeline.Search.Tests;

public sealed class TermTests
{
    [Theory]
    [InlineData("Rebels advanced on Hama", "en", "rebel advanc on hama")]
    [InlineData("Syria’s coastal cities", "en", "syria coastal citi")]
    [InlineData("U.N. envoy", "en", "un envoy")]
    [InlineData("Erdoğan", null, "erdogan")]
    [InlineData("Αθήνα", null, "αθηνα")]
    [InlineData("Größe STRASSE straße", null, "grosse strasse strasse")]
    [InlineData("1,360.5 articles", "en", "1360.5 articl")]
    [InlineData("東京都", "ja", "東京 京都")]
    [InlineData("Хлеба и ёлка", "ru", "хлеб и елк")]
    public void Folds_and_stems_words_into_terms(string text, string? language, string terms) =>
        TermAnalyser.Analyse(text, language).Should().Equal(terms.Split(' '));
}
