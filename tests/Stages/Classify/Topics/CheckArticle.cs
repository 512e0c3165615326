using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Stages.Tests.Classify.Topics;

/// <summary>A short article written for these tests, ten for each subject. The trainer never sees them.</summary>
internal sealed record CheckArticle(string Topic, string Title, string Text)
{
    public static IReadOnlyList<CheckArticle> All { get; } = Load("articles.jsonl");

    /// <summary>Letters, notes and stories, which have none of the subjects.</summary>
    public static IReadOnlyList<CheckArticle> None { get; } = Load("none.jsonl");

    private static CheckArticle[] Load(string name, [CallerFilePath] string source = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, "Cases", name))
            .Select(line => JsonSerializer.Deserialize<CheckArticle>(line, JsonSerializerOptions.Web)!)
            .ToArray();
}
