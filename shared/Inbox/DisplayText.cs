using System.Text;

namespace Pipeline.Inbox;

/// <summary>
/// Other people's text for a terminal or a log: control and invisible direction characters become visible escapes, so that a file name can
/// neither colour a terminal, nor forge a line, nor show its letters in another order.
/// </summary>
public static class DisplayText
{
    /// <summary>The text as it is where nothing has to be escaped.</summary>
    public static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && !IsHidden(text, at))
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (!IsHidden(text, at))
            {
                shown.Append(text[at]);
            }
            else
            {
                shown.Append(
                    text[at] switch
                    {
                        '\n' => "\\n",
                        '\r' => "\\r",
                        '\t' => "\\t",
                        var other when other < 0x100 => $"\\x{(int)other:x2}",
                        var other => $"\\u{(int)other:x4}",
                    }
                );
            }
        }

        return shown.ToString();
    }

    private static bool IsHidden(string text, int at)
    {
        var character = text[at];
        return char.IsControl(character)
            || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
            || (char.IsSurrogate(character) && !IsPaired(text, at))
            || character is '\u200E' or '\u200F' or '\u061C' or '\uFEFF';
    }

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
