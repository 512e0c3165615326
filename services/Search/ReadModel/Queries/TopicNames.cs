namespace Pipeline.Search.Queries;

/// <summary>The 17 top-level IPTC Media Topics (NOTICE has their licence), for filters by name.</summary>
public static class TopicNames
{
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("medtop:01000000", "arts, culture, entertainment and media"),
        ("medtop:02000000", "crime, law and justice"),
        ("medtop:03000000", "disaster, accident and emergency incident"),
        ("medtop:04000000", "economy, business and finance"),
        ("medtop:05000000", "education"),
        ("medtop:06000000", "environment"),
        ("medtop:07000000", "health"),
        ("medtop:08000000", "human interest"),
        ("medtop:09000000", "labor"),
        ("medtop:10000000", "lifestyle and leisure"),
        ("medtop:11000000", "politics"),
        ("medtop:12000000", "religion and belief"),
        ("medtop:13000000", "science and technology"),
        ("medtop:14000000", "society"),
        ("medtop:15000000", "sport"),
        ("medtop:16000000", "conflict, war and peace"),
        ("medtop:17000000", "weather"),
    ];

    public static string? NameOf(string code) => All.FirstOrDefault(topic => topic.Code == code).Name;

    /// <summary>Codes of the topics that have the words in their names: <c>conflict</c>, <c>business</c>, <c>war and peace</c>.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        var words = Words(text);
        return words.Length == 0 ? [] : [.. All.Where(topic => IsIn(words, Words(topic.Name))).Select(topic => topic.Code)];
    }

    /// <summary>Every word that stands in a name.</summary>
    internal static IEnumerable<string> Vocabulary => All.SelectMany(topic => Words(topic.Name)).Where(word => word.Length > 3).Distinct();

    private static bool IsIn(string[] words, string[] name) =>
        Enumerable.Range(0, Math.Max(0, name.Length - words.Length + 1)).Any(at => name.AsSpan(at, words.Length).SequenceEqual(words));

    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '-', '_', '/'], StringSplitOptions.RemoveEmptyEntries);
}
