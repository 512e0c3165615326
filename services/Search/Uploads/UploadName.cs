using System.Globalization;
using System.Text;

namespace Pipeline.Search.Uploads;

/// <summary>
/// A file name out of a browser's: without folders, control and invisible characters, at a length that leaves room for what is put after
/// it.
/// </summary>
public static class UploadName
{
    private const int LongestName = 200; // bytes; a number and ".reason.json" fit 255 with it
    private const int LongestEnding = 32;

    // What Windows does not have in names either, so that a folder can be shared with it.
    private const string Forbidden = "<>:\"|?*";

    public static string Clean(string? name)
    {
        var last = (name ?? "")[((name ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Forbidden.Contains((char)Math.Min(rune.Value, char.MaxValue)))
            {
                clean.Append('_');
            }
            else if (
                Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                    )
                && rune != Rune.ReplacementChar
            )
            {
                clean.Append(rune.ToString());
            }
        }

        var trimmed = clean.ToString().Trim().TrimEnd('.', ' ');
        return trimmed.Length == 0 ? "upload" : Shortened(trimmed);
    }

    private static string Shortened(string name)
    {
        var ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > LongestEnding)
        {
            ending = "";
        }

        if (Encoding.UTF8.GetByteCount(name) <= LongestName)
        {
            return name;
        }

        var stem = name[..^ending.Length];
        while (Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(ending) > LongestName)
        {
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        }

        return stem.TrimEnd('.', ' ') + ending;
    }
}
