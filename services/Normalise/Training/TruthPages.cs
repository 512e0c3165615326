using System.IO.Compression;
using System.Text.Json;
using Pipeline.Decoding;
using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Pages with what is known of them: a folder of <c>ID.html.gz</c>, and a file with a JSON object a page that has its <c>id</c>. Pages of
/// another <c>type</c> than <c>article</c>, and those that are not there, are left out.
/// </summary>
internal static class TruthPages
{
    private static readonly ParallelOptions Threads = new() { MaxDegreeOfParallelism = 2 };

    /// <param name="read">Makes one of the line and the page's path; null leaves the page out.</param>
    public static List<T> Read<T>(string folder, string truth, Func<JsonElement, string, T?> read)
        where T : class
    {
        var lines = File.ReadAllLines(truth);
        var pages = new T?[lines.Length];
        Parallel.For(0, lines.Length, Threads, i => pages[i] = ReadLine(folder, lines[i], read));
        return [.. pages.OfType<T>()];
    }

    public static AnalysedPage Analyse(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return HtmlExtractor.Analyse(Decoder.Decode(bytes.ToArray(), null, isHtml: true).Text);
    }

    private static T? ReadLine<T>(string folder, string line, Func<JsonElement, string, T?> read)
        where T : class
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var path = Path.Combine(folder, root.GetProperty("id").GetString() + ".html.gz");
        return (root.TryGetProperty("type", out var type) && type.GetString() != "article") || !File.Exists(path) ? null : read(root, path);
    }
}
