using BenchmarkDotNet.Attributes;
using Pipeline.Classify.Keywords;
using Pipeline.Classify.Language;
using Pipeline.Classify.Sentences;
using Pipeline.Classify.Summary;

namespace Pipeline.Benchmarks;

/// <summary>What language, keywords, summary and figures cost on an article of 3.5 KB, and on a sentence.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private const string Title = "Council closes the old harbour bridge";
    private const string Sentence = "The council voted late on Tuesday to close the old bridge until engineers have checked its cables.";

    private static readonly string[] Names = ["Mira Holt", "Northlink Ferries", "Orland Islands", "Cape Hollis"];

    private static readonly string Article = string.Join(
        "\n\n",
        Enumerable
            .Range(1, 9)
            .Select(i =>
                $"{Sentence} Mayor Mira Holt said on day {i} that Northlink Ferries would carry people to the Orland Islands for free. "
                + $"Engineers found {i + 3} cracks near Cape Hollis. The repairs cost about {i}.5 million, according to the city’s U.N. adviser, "
                + "and critics of the council ask why nobody looked at the cables for twenty years."
            )
    );

    [Benchmark]
    public LanguageGuess LanguageOfSentence() => LanguageDetector.Detect(Sentence);

    [Benchmark]
    public LanguageGuess LanguageOfArticle() => LanguageDetector.Detect(Article);

    [Benchmark]
    public IReadOnlyList<string> Keywords() => KeywordExtractor.Extract(Title, Article, "en", Names);

    [Benchmark]
    public string Summary() => Summariser.Summarise(Title, Article, "en");

    [Benchmark]
    public ReadingStatistics Figures() => ReadingStatistics.Of(Article);
}
