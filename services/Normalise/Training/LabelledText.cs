using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>A text with furniture left in, only the story, and for each of its non-empty lines whether it is the story's.</summary>
internal sealed record LabelledText(string Id, string Site, MarkedText Input, string Gold, IReadOnlyList<bool> IsStory)
{
    /// <summary>Which kind of text it is, for scores by kind.</summary>
    public string Set { get; init; } = "copied";

    /// <summary>Where somebody else knows it.</summary>
    public string? Headline { get; init; }

    /// <summary>How much it counts in training: copied texts are few, and what the model is for.</summary>
    public double Weight { get; init; } = 20;

    /// <param name="docs">JSON lines, gzipped or not: doc, url, input, gold.</param>
    /// <param name="lines">JSON lines, gzipped or not, in the order of each input's lines: doc, text, content.</param>
    public static List<LabelledText> Read(string docs, string lines)
    {
        var labels = new Dictionary<string, List<bool>>(StringComparer.Ordinal);
        foreach (var row in Rows(lines))
        {
            if (string.IsNullOrWhiteSpace(row.GetProperty("text").GetString()))
            {
                continue;
            }

            var doc = row.GetProperty("doc").GetString()!;
            if (!labels.TryGetValue(doc, out var list))
            {
                labels.Add(doc, list = []);
            }

            list.Add(row.GetProperty("content").GetBoolean());
        }

        return
        [
            .. Rows(docs)
                .Select(row => new LabelledText(
                    row.GetProperty("doc").GetString()!,
                    new Uri(row.GetProperty("url").GetString()!).Host,
                    MarkedText.Plain(row.GetProperty("input").GetString()!),
                    row.GetProperty("gold").GetString()!,
                    labels[row.GetProperty("doc").GetString()!]
                )),
        ];
    }

    public static IEnumerable<JsonElement> Rows(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonDocument.Parse(line).RootElement;
            }
        }
    }
}
