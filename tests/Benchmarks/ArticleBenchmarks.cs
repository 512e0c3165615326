using System.Text;
using BenchmarkDotNet.Attributes;
using Pipeline.Classify;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Benchmarks;

/// <summary>
/// All of Normalise and all of Classify on one article of 3.5 KB with broken apostrophes and page furniture. <c>PIPELINE_BENCH_ARTICLE</c>
/// names
/// a text file to take instead.
/// </summary>
[MemoryDiagnoser]
public class ArticleBenchmarks
{
    private const string Paragraph =
        "President Amara Diallo said on Wednesday that government troops had pushed fighters of the Northern Liberation Front back from the outskirts of Kayes. "
        + "Dialloโ€™s spokesman told Radio France Internationale that 12 soldiers had been wounded, and the frontโ€™s leader denied it. "
        + "U.N. Special Envoy Helena Lindqvist, who is in Bamako, warned that the fighting could spread to Senegal and Mauritania.\n\n";

    private RawArticle _raw = null!;
    private NormalisedArticle _normalised = null!;

    [GlobalSetup]
    public void Setup()
    {
        var text = Environment.GetEnvironmentVariable("PIPELINE_BENCH_ARTICLE") is { Length: > 0 } path
            ? File.ReadAllText(path)
            : "Troops Push Rebels Back From Kayes\n\n"
                + string.Concat(Enumerable.Repeat(Paragraph, 8))
                + "Check Also\n\nFerry runs aground off Cape Tollin …\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n";
        _raw = new RawArticle
        {
            Id = "00",
            Content = Encoding.UTF8.GetBytes(text),
            MediaType = "text/plain",
        };
        _normalised = ((NormaliseResult.Accepted)Normalise()).Article;
    }

    [Benchmark]
    public NormaliseResult Normalise() => Normaliser.Run(_raw, NormaliseSettings.Default);

    [Benchmark]
    public ClassifyResult Classify() => Classifier.Run(_normalised, ClassifySettings.Default);
}
