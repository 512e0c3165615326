namespace Pipeline.Text;

/// <summary>Shortens text without parting a surrogate pair: half of one is no character, and no store or page can keep it.</summary>
public static class TextCut
{
    /// <summary>How much of a text to keep: <paramref name="longest"/> UTF-16 units, or one fewer.</summary>
    public static int Length(ReadOnlySpan<char> text, int longest) =>
        text.Length <= longest ? text.Length
        : longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1
        : longest;

    public static string To(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : text[..Length(text, longest)];
    }
}
