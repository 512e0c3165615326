using System.Globalization;
using System.Text;

namespace Pipeline.Hosting.Logs;

/// <summary>
/// What others made (file names, ids in messages, what a server says) as a piece of a log line: without control characters, which could
/// forge lines and drive terminals, and of bounded length, since a message may hold an id of megabytes.
/// </summary>
public static class OneLine
{
    /// <summary>Characters of one value, and of one exception, at most.</summary>
    public const int Longest = 4096;

    public static string Of(string text, int longest = Longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length <= longest ? text : Cut(text, longest);
        return cut.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !cut.Any(IsUnfit) ? cut : Escape(cut);
    }

    private static string Cut(string text, int longest)
    {
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length} characters)");
    }

    private static string Escape(string text)
    {
        var line = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => line.Append(" ⏎ "),
                '\r' => line,
                '\t' => line.Append(' '),
                _ when IsUnfit(c) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => line.Append(c),
            };
        }

        return line.ToString();
    }

    // Line ends of Unicode, and what turns the direction of what follows: U+202E makes "gpj.exe" of "exe.jpg".
    private static bool IsUnfit(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
