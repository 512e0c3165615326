using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// What plain text says of itself: the byline and the date among its first and last lines, and the dateline that opens the story.
/// Changes nothing in the text.
/// </summary>
/// <param name="Author">From a line such as "By Jane Doe".</param>
/// <param name="Published">From a line that is a date, or says "Published" before one; not one that says "Updated".</param>
/// <param name="Dateline">Such as "DAMASCUS (Reuters)".</param>
public sealed record TextMetadata(
    string? Author,
    DateTimeOffset? Published,
    DatePrecision? PublishedPrecision,
    DateTimeOffset? Modified,
    string? Dateline
)
{
    private const int HeadLines = 12;
    private const int TailLines = 6;
    private const int MaxLine = 140;

    // A line with more letters than a date and a name need is a sentence that mentions a date.
    private const int MaxLettersBesideDate = 60;

    public static TextMetadata Read(string text, string? language = null)
    {
        var lines = Lines(text);
        string? author = null;
        ReadDate? published = null;
        ReadDate? modified = null;
        foreach (var line in lines)
        {
            author ??= Bylines.Read(line);
            if (!LooksDated(line) || DateReader.Find(line, language) is not { Precision: >= DatePrecision.Day } date)
            {
                continue;
            }

            if (TimeKinds.OfText(line) == TimeKind.Modified)
            {
                modified ??= date;
            }
            else
            {
                published ??= date;
            }
        }

        return new TextMetadata(author, published?.Instant, published?.Precision, modified?.Instant, Opening(lines));
    }

    private static bool LooksDated(string line)
    {
        var letters = 0;
        var digits = 0;
        foreach (var c in line)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits is >= 4 and <= 24 && letters <= MaxLettersBesideDate;
    }

    private static string? Opening(List<string> lines)
    {
        foreach (var line in lines.Take(HeadLines))
        {
            if (line.Length > 60 && Datelines.Find(line) is { } dateline)
            {
                return dateline;
            }
        }

        return null;
    }

    /// <summary>The first and last lines that hold something, long ones cut: only their beginnings matter.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > 0 && lines.Count < HeadLines)
        {
            var end = rest.IndexOf('\n');
            Add(lines, end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        var tail = new List<string>();
        while (rest.Length > 0 && tail.Count < TailLines)
        {
            var start = rest.LastIndexOf('\n');
            Add(tail, rest[(start + 1)..]);
            rest = start < 0 ? default : rest[..start];
        }

        tail.Reverse();
        lines.AddRange(tail);
        return lines;
    }

    private static void Add(List<string> lines, ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length > 0)
        {
            lines.Add(line[..TextCut.Length(line, MaxLine)].ToString());
        }
    }
}
