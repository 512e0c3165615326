using Pipeline.Contracts;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Runs the stage over bytes in memory.</summary>
internal static class IngestRun
{
    public static List<IngestResult> Of(byte[] content, string fileName = "article", IngestSettings? settings = null) =>
        [.. Ingester.Run(new MemoryStream(content, writable: false), fileName, settings ?? IngestSettings.Default)];

    public static List<IngestResult> Of(string content, string fileName = "article", IngestSettings? settings = null) =>
        Of(System.Text.Encoding.UTF8.GetBytes(content), fileName, settings);

    public static RawArticle Article(this IEnumerable<IngestResult> results)
    {
        IngestResult[] read = [.. results]; // a file is read once
        return read.Should()
            .ContainSingle()
            .Which.Should()
            .BeOfType<IngestResult.Accepted>("of {0}", string.Join(" ", read.AsEnumerable()))
            .Which.Article;
    }

    public static IngestResult.Rejected Rejection(this IEnumerable<IngestResult> results) =>
        results.Should().ContainSingle().Which.Should().BeOfType<IngestResult.Rejected>().Which;

    public static List<RawArticle> Articles(this IEnumerable<IngestResult> results) =>
        [.. results.OfType<IngestResult.Accepted>().Select(accepted => accepted.Article)];

    public static List<IngestResult.Rejected> Rejections(this IEnumerable<IngestResult> results) =>
        [.. results.OfType<IngestResult.Rejected>()];
}
