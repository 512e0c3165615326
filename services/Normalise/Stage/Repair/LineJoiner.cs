using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Joins lines that a program broke at a fixed width (mail, plain-text editions) into paragraphs. The evidence is the break itself: a
/// program breaks where the next word would not have fitted, a person breaks where the meaning ends. So verse, lists, headings, tables,
/// signatures and code keep their lines.
/// </summary>
public static class LineJoiner
{
    /// <summary>Fewer forced breaks than this prove nothing.</summary>
    private const int Least = 3;

    public static RepairedText Join(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasLongLines(text))
        {
            return new RepairedText(text, []);
        }

        var lines = text.Split('\n');
        var width = WrapWidth.Of(lines);
        if (width == 0)
        {
            return new RepairedText(text, []);
        }

        var builder = new StringBuilder(text.Length);
        var joined = 0;
        var signature = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            signature |= line is "--" or "-- ";
            builder.Append(line);
            if (i + 1 == lines.Length)
            {
                break;
            }

            if (!signature && WrapWidth.IsForced(line, lines[i + 1], width))
            {
                Glue(builder, line, lines[i + 1], text);
                lines[i + 1] = lines[i + 1].TrimStart();
                joined++;
            }
            else
            {
                builder.Append('\n');
            }
        }

        return joined < Least
            ? new RepairedText(text, [])
            : new RepairedText(builder.ToString(), [new RepairNote("hard-wrap", null, joined)]);
    }

    // Cheap, and most texts end here: without some lines near the least width nothing was wrapped, and megabytes of short lines need not
    // become an array of strings first. Ideographs count double.
    private static bool HasLongLines(string text)
    {
        var found = 0;
        for (var at = 0; at < text.Length; )
        {
            var length = text.AsSpan(at).IndexOf('\n');
            if (length < 0)
            {
                return false;
            }

            if (length >= WrapWidth.Narrowest / 2 && ++found >= Least)
            {
                return true;
            }

            at += length + 1;
        }

        return false;
    }

    private static void Glue(StringBuilder builder, string line, string next, string text)
    {
        while (builder.Length > 0 && builder[^1] is ' ' or '\t')
        {
            builder.Length--;
        }

        var end = line.TrimEnd();
        var start = next.TrimStart();
        if (IsHyphenated(end, start))
        {
            // The whole word elsewhere in the text tells a hyphen of the break from one of the word.
            var word = end[(end.LastIndexOf(' ') + 1)..^1] + start[..WrapWidth.FirstWord(start)].TrimEnd(',', '.', ';', ':', '!', '?');
            builder.Length -= text.Contains(word, StringComparison.Ordinal) ? 1 : 0;
        }
        else if (Glyph.Of(end[^1]).Script != Glyph.Han || Glyph.Of(start[0]).Script != Glyph.Han)
        {
            builder.Append(' ');
        }
    }

    private static bool IsHyphenated(string end, string start) =>
        end.Length > 1 && end[^1] == '-' && char.IsLetter(end[^2]) && char.IsLower(start[0]);
}
