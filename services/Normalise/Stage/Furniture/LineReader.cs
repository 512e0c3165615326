using System.Globalization;

namespace Pipeline.Normalise.Furniture;

/// <summary>Splits text into its non-empty lines and measures each by itself.</summary>
internal static class LineReader
{
    // Past this a line is a paragraph, whatever follows; it also bounds the work for a megabyte on one line.
    private const int Measured = 2048;
    private const int LongestLead = 40;
    private static readonly uint Pointers = FurnitureKind.ReadMore.Bit() | FurnitureKind.Related.Bit();

    /// <returns>The lines; null where there are more than <paramref name="mostLines"/>.</returns>
    public static List<Line>? Read(string text, int mostLines = int.MaxValue) => Read(MarkedText.Plain(text), mostLines);

    /// <inheritdoc cref="Read(string, int)"/>
    public static List<Line>? Read(MarkedText marked, int mostLines = int.MaxValue)
    {
        var text = marked.Text;
        var lines = new List<Line>();
        var gap = 0;
        var number = -1;
        for (var at = 0; at <= text.Length; )
        {
            var rest = text.AsSpan(at);
            var length = rest.IndexOf('\n');
            if (length < 0)
            {
                length = rest.Length;
            }

            var raw = rest[..length];
            number++;
            var trimmed = raw.Trim();
            if (trimmed.IsEmpty)
            {
                gap = 1;
            }
            else if (lines.Count == mostLines)
            {
                return null;
            }
            else
            {
                var line = Measure(trimmed.Length == text.Length ? text : trimmed.ToString(), lines.Count, lines.Count == 0 ? 0 : gap);
                line.Mark = number < marked.Marks.Count ? marked.Marks[number] : null;
                lines.Add(line);
                gap = 0;
            }

            at += length + 1;
        }

        return lines;
    }

    public static Line Measure(string text, int number, int gap)
    {
        var full = text.AsSpan();
        var line = full.Length > Measured ? full[..Measured] : full;
        Span<ulong> tokens = stackalloc ulong[PhraseBook.Reach];
        var count = Tokens.Read(line, tokens);
        var phrases = PhraseBook.Shared.Match(tokens[..count], LeadLength(line));
        var shape = LineShape.Of(line);
        var words = shape.Words;
        if (full.Length > line.Length)
        {
            words = (int)Math.Min(int.MaxValue, (long)words * full.Length / line.Length);
        }

        var end = EndOf(full);
        var isNumber = shape.Letters == 0 && shape.Digits > 0;
        var caption =
            CreditLineTest.EndsInCredit(full, words, end) || (words <= 60 && OpensWith(phrases, FurnitureKind.Credit.Bit(), full));
        var hasTime = DateSigns.HasTime(line);
        var hasDate = words <= 16 && DateSigns.HasDate(line);
        var measured = new Line
        {
            Text = text,
            Number = number,
            Gap = gap,
            Words = words,
            TokensSeen = count,
            FunctionWords = phrases.FunctionWords,
            Sentences = shape.Sentences,
            End = end,
            Begin = StartOf(full),
            Phrases = phrases,
            Fingerprint = Fingerprint(tokens[..count], full.Length),
            Capitals = shape.Capitals,
            AllCapitals = shape.AllCapitals,
            HasUrl = shape.HasUrl,
            IsUrl = shape.HasUrl && words <= 1 + shape.UrlWords,
            HasEmail = shape.HasEmail,
            HasQuote = shape.HasQuote,
            HasBars = shape.HasBars,
            IsGlued = shape.Glued >= 2 || (shape.Glued >= 1 && words <= 2),
            IsParenthesised = full[0] is '(' or '[' or '（' or '【' && full[^1] is ')' or ']' or '）' or '】',
            EndsInStar = full[^1] == '*',
            HasDate = hasDate,
            HasTime = hasTime,
            IsNumber = isNumber,
            IsCaption = caption,
            IsPointer = words <= 30 && end is not (LineEnd.Sentence or LineEnd.Colon) && (phrases.Led & Pointers) != 0,
            IsCommentStamp = hasDate && hasTime && words is >= 4 and <= 16 && end is LineEnd.Open or LineEnd.Colon && shape.Sentences == 0,
            Structure = LineStructures.Of(full),
            Kind = KindOf(
                shape,
                words,
                end,
                phrases,
                caption,
                isNumber || ((hasDate || hasTime) && words <= 12 && DateSigns.OtherWords(line) <= 1)
            ),
        };
        measured.Features = LineFeatures.Of(measured);
        return measured;
    }

    private static LineKind KindOf(LineShape shape, int words, LineEnd end, PhraseHits phrases, bool caption, bool stamp)
    {
        if (shape.Letters == 0 && shape.Digits == 0)
        {
            return LineKind.Ornament;
        }

        if ((phrases.Whole | phrases.Composed) != 0 && words <= 12)
        {
            return LineKind.Marker;
        }

        if (stamp)
        {
            return LineKind.Stamp;
        }

        if (end == LineEnd.Ellipsis && words is >= 6 and <= 60)
        {
            return LineKind.Teaser;
        }

        var ended = end is LineEnd.Sentence or LineEnd.Question or LineEnd.Colon;
        return words switch
        {
            >= 5 when caption => LineKind.Headline,
            >= 20 when ended || shape.Sentences > 0 => LineKind.Prose,
            >= 45 => LineKind.Prose,
            >= 6 when ended => LineKind.Sentence,
            _ when ended => LineKind.Remark,
            >= 5 => LineKind.Headline,
            _ => LineKind.Label,
        };
    }

    // Words before a colon that may be a label: "Read more: ...".
    private static int LeadLength(ReadOnlySpan<char> line)
    {
        var colon = line[..Math.Min(line.Length, LongestLead)].IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return 0;
        }

        Span<ulong> tokens = stackalloc ulong[LongestLead];
        return Tokens.Read(line[..colon], tokens);
    }

    // "FILE PHOTO: ...": the phrase and soon a colon.
    private static bool OpensWith(PhraseHits phrases, uint evidence, ReadOnlySpan<char> line) =>
        (phrases.Prefix & evidence) != 0 && line[..Math.Min(line.Length, LongestLead)].IndexOfAny(':', '：') > 0;

    private static LineEnd EndOf(ReadOnlySpan<char> line)
    {
        var at = line.Length - 1;
        while (at > 0 && line[at] is '"' or '\'' or '”' or '’' or '»' or '“' or ')' or ']' or '」' or '』' or '）' or ' ' or '›' or '*')
        {
            at--;
        }

        return line[at] switch
        {
            '…' => LineEnd.Ellipsis,
            '.' when at >= 2 && line[at - 1] == '.' && line[at - 2] == '.' => LineEnd.Ellipsis,
            '.' or '。' or '।' or '۔' or '．' or '։' or '።' or '။' or '།' => LineEnd.Sentence,
            '?' or '!' or '？' or '！' or '؟' => LineEnd.Question,
            ':' or '：' => LineEnd.Colon,
            ',' or ';' or '،' or '、' or '，' => LineEnd.Comma,
            _ => LineEnd.Open,
        };
    }

    private static LineStart StartOf(ReadOnlySpan<char> line) =>
        line[0] switch
        {
            '"' or '“' or '”' or '„' or '«' or '‘' or '\'' or '「' or '『' or '‚' => LineStart.Quote,
            '•' or '·' or '*' or '►' or '▶' or '→' or '»' or '>' or '▸' or '■' or '●' or '✓' or '|' or '›' or '‹' => LineStart.Bullet,
            '@' or '#' => LineStart.Handle,
            '-' or '–' or '—' => LineStart.Dash,
            var c when char.IsDigit(c) => LineStart.Digit,
            var c when char.IsLower(c) => LineStart.Lower,
            var c when char.IsLetter(c) => LineStart.Upper,
            var c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber ? LineStart.Digit : LineStart.Other,
        };

    private static ulong Fingerprint(ReadOnlySpan<ulong> tokens, int length)
    {
        // A paragraph longer than the reach is told apart by its length too.
        var hash = tokens.Length < PhraseBook.Reach ? 0ul : (ulong)length;
        foreach (var token in tokens)
        {
            hash = (hash ^ token) * 0x9E3779B97F4A7C15 + (hash >> 29);
        }

        return hash;
    }
}
