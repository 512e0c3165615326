using System.Buffers;

namespace Pipeline.Classify.Sentences;

/// <summary>
/// Finds a text's sentences. A blank line always ends one; so does a line's end, unless the next line plainly goes on. A stop ends one
/// where what stands before and after it does not say otherwise: see <see cref="StopRules"/>. Quotes and brackets that close directly
/// after a stop belong to the sentence. Linear in the text's length.
/// </summary>
public static class SentenceSplitter
{
    private const string Stops = ".!?…‼⁇⁈⁉";

    /// <summary>Stops of scripts whose next sentence may follow without a space, or that serve nothing else.</summary>
    private const string PlainStops = "。！？｡।॥؟۔։።፧။។៕";

    private static readonly SearchValues<char> Candidates = SearchValues.Create(Stops + PlainStops + "\n");

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’“‘»«›‹)]}」』】）］〉》");

    /// <param name="text">Paragraphs apart by line breaks.</param>
    /// <param name="language">ISO 639-1 code where known: some languages write ordinals with a full stop.</param>
    public static IReadOnlyList<Sentence> Split(string text, string? language = null)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        var at = 0;
        var paragraph = 0;
        while (at < text.Length)
        {
            var step = text.AsSpan(at).IndexOfAny(Candidates);
            if (step < 0)
            {
                break;
            }

            at += step;
            if (text[at] == '\n')
            {
                var (next, ends, blank) = AfterLine(text, start, at);
                if (ends)
                {
                    var before = sentences.Count;
                    Add(sentences, text, start, at, paragraph);
                    start = next;
                    if (sentences.Count > before || blank)
                    {
                        paragraph++;
                    }
                }

                at = next;
                continue;
            }

            var stop = at;
            var end = AfterStops(text, at + 1);
            var closed = AfterClosers(text, end);
            if (Ends(text, start, stop, end, closed, language))
            {
                Add(sentences, text, start, closed, paragraph);
                start = closed;
            }

            at = closed;
        }

        Add(sentences, text, start, text.Length, paragraph);
        return sentences;
    }

    private static bool Ends(string text, int start, int stop, int end, int closed, string? language)
    {
        if (closed == text.Length)
        {
            return true;
        }

        if (PlainStops.Contains(text[stop], StringComparison.Ordinal))
        {
            // 「……。」と述べた: a closing bracket within a sentence is followed by its verb at once.
            return closed == end || !char.IsLetter(text[closed]);
        }

        // No space: a decimal, an address, an abbreviation's inner stop.
        return char.IsWhiteSpace(text[closed]) && StopRules.Ends(text, start, stop, end, closed, language);
    }

    private static int AfterStops(string text, int at)
    {
        while (
            at < text.Length
            && (Stops.Contains(text[at], StringComparison.Ordinal) || PlainStops.Contains(text[at], StringComparison.Ordinal))
        )
        {
            at++;
        }

        return at;
    }

    private static int AfterClosers(string text, int at)
    {
        while (at < text.Length && Closers.Contains(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the text goes on after a line's end, and whether that end is a sentence's.</summary>
    private static (int Next, bool Ends, bool Blank) AfterLine(string text, int start, int at)
    {
        var breaks = 0;
        var next = at;
        for (; next < text.Length && char.IsWhiteSpace(text[next]); next++)
        {
            breaks += text[next] == '\n' ? 1 : 0;
        }

        // A hard-wrapped line goes on in lower case; a heading or list item is followed by a capital, a figure or a bullet.
        var wrapped = breaks == 1 && next < text.Length && char.IsLower(text[next]) && at > start && !IsStop(text[at - 1]);
        return (next, !wrapped, breaks > 1);
    }

    private static bool IsStop(char unit) => unit != '\n' && Candidates.Contains(unit);

    private static void Add(List<Sentence> sentences, string text, int start, int end, int paragraph)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        // Rules and bullets between paragraphs are not sentences.
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
            {
                sentences.Add(new Sentence(start, end - start, paragraph));
                return;
            }
        }
    }
}
