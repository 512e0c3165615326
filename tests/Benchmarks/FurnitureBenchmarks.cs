using BenchmarkDotNet.Attributes;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Signature;

namespace Pipeline.Benchmarks;

/// <summary>Plain-text clean-up and signature of an article of about 3.5 KB with the furniture of a blog theme below it.</summary>
[MemoryDiagnoser]
public class FurnitureBenchmarks
{
    private const string Paragraph =
        "The harbour master closed the northern quay on Tuesday after divers found two cracks in the old sea wall, and ferries to the outer "
        + "islands now leave from the fish market. Engineers will bring a crane from the mainland next week, said the council, which has set "
        + "aside nine million crowns for the work. Shopkeepers along the front fear for the summer.";

    private readonly string _article =
        "Quay Closed After Divers Find Cracks\n\n"
        + string.Join("\n\n", Enumerable.Range(1, 10).Select(i => $"On day {i} of the repairs little changed. {Paragraph}"))
        + "\n\nCheck Also\n\nStorm Closes Bridge for Second Time\n\nThe bridge authority said on Friday that gusts of more than a …"
        + "\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *";

    private string _markdown = "";
    private string _longLine = "";

    [GlobalSetup]
    public void Setup()
    {
        _markdown = "# " + _article;
        _longLine = string.Concat(Enumerable.Repeat(Paragraph, 4000));
    }

    [Benchmark]
    public CleanedArticle RemoveFurniture() => FurnitureRemover.Remove(_article);

    [Benchmark]
    public byte[] Sign() => NearDuplicate.Sign(_article);

    [Benchmark]
    public MarkdownText ReadMarkdown() => MarkdownReader.ToText(_markdown);

    [Benchmark]
    public CleanedArticle RemoveFromMegabyteOnOneLine() => FurnitureRemover.Remove(_longLine);
}
