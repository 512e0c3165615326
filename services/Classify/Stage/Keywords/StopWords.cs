namespace Pipeline.Classify.Keywords;

/// <summary>Words of grammar by language, from the resource <c>stop-words.txt</c>.</summary>
public sealed class StopWords
{
    private static readonly Lazy<Dictionary<string, StopWords>> All = new(Read);
    private static readonly StopWords None = new([]);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private StopWords(HashSet<string> words)
    {
        Count = words.Count;
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count { get; }

    /// <summary>An empty list for a language without one.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static StopWords For(string? language) => language is not null && All.Value.TryGetValue(language, out var words) ? words : None;

    /// <param name="word">Lower case, with a plain apostrophe.</param>
    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    private static Dictionary<string, StopWords> Read()
    {
        using var stream =
            typeof(StopWords).Assembly.GetManifestResourceStream("stop-words.txt")
            ?? throw new InvalidOperationException("The resource stop-words.txt is not in this build.");
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!words.TryGetValue(line[..colon], out var set))
            {
                words[line[..colon]] = set = new HashSet<string>(StringComparer.Ordinal);
            }

            set.UnionWith(line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words.ToDictionary(w => w.Key, w => new StopWords(w.Value), StringComparer.Ordinal);
    }
}
