using System.Text.Json;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>A folder under Cases: a page and what must come of it. Members left out are not looked at.</summary>
public sealed record HtmlCase
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public string? Title { get; init; }
    public string? Author { get; init; }
    public DateTimeOffset? Published { get; init; }
    public string? Precision { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public string? Site { get; init; }
    public string? Language { get; init; }
    public string? Url { get; init; }
    public string? Image { get; init; }
    public string? Description { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<string> Contains { get; init; } = [];
    public IReadOnlyList<string> Excludes { get; init; } = [];
    public IReadOnlyList<string> Removed { get; init; } = [];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Normalise", "Extract", "Cases");

    public static IEnumerable<string> Names =>
        Directory.GetDirectories(Folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string Page(string name) => File.ReadAllText(Path.Combine(Folder, name, "input.html"));

    public static HtmlCase Expected(string name) =>
        JsonSerializer.Deserialize<HtmlCase>(File.ReadAllText(Path.Combine(Folder, name, "expected.json")), Options)!;
}
