using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Stages.Tests.Classify.Topics;

/// <summary>A short article written for these tests, ten for each subject. The trainer never sees them.</summary>
internal sealed record CheckArticle(string Topic, string Title, string Text)
{
    public static IReadOnlyList<CheckArticle> All { get; } = Load();

    private static CheckArticle[] Load([CallerFilePath] string source = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, "Cases", "articles.jsonl"))
            .Select(line => JsonSerializer.Deserialize<CheckArticle>(line, JsonSerializerOptions.Web)!)
            .ToArray();
}
