namespace Pipeline.Normalise.Extract;

/// <summary>The phrases of <c>call-to-action-phrases.txt</c>.</summary>
internal static class CallToActionPhrases
{
    private static readonly string[] Begins = Load("begin");
    private static readonly string[] Leads = Load("lead");

    /// <summary>Whether a line asks something of the reader.</summary>
    public static bool IsPlea(string text) => StartsWithAny(text, Begins);

    /// <summary>Whether a line begins as a pointer to another story does: "Read more: ".</summary>
    public static bool IsPointer(string text) => StartsWithAny(text, Leads);

    private static bool StartsWithAny(string text, string[] phrases)
    {
        var start = text.AsSpan().TrimStart(" \u00BB\u25BA>*[(\u2022-\u2013\u2014|");
        foreach (var phrase in phrases)
        {
            if (
                start.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (start.Length == phrase.Length || !char.IsLetter(start[phrase.Length]) || !char.IsLetter(phrase[^1]))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Load(string kind)
    {
        var phrases = new List<string>();
        using var stream = typeof(CallToActionPhrases).Assembly.GetManifestResourceStream(
            typeof(CallToActionPhrases),
            "call-to-action-phrases.txt"
        )!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(kind + ":", StringComparison.Ordinal))
            {
                phrases.AddRange(
                    line[(kind.Length + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                );
            }
        }

        return [.. phrases];
    }
}
