using System.Net;
using System.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Values of attributes as one line of plain text.</summary>
internal static class MetadataText
{
    private const int MaxLength = 4_000;

    public static string? OneLine(string text)
    {
        if (text.Length > MaxLength)
        {
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        }

        // Templates escape twice: &amp;#8217; in an attribute.
        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (c is not ('\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u00AD'))
            {
                line.Append(c);
            }
        }

        var clean = line.ToString().Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Letters and digits alone, in lower case: what two spellings of one title share.</summary>
    public static string Key(string text)
    {
        Span<char> key = text.Length <= 512 ? stackalloc char[512] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return key[..length].ToString();
    }
}
