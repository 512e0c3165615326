using Pipeline.Classify.Sentences;
using Pipeline.Text;

namespace Pipeline.Classify.Summary;

/// <summary>Whether a sentence can stand by itself in a summary.</summary>
internal sealed class SentenceFitness(string text, string? title)
{
    /// <summary>Shorter ones are captions, headings and replies.</summary>
    private const int Shortest = 30;

    private const int Longest = 500;

    private const string Ends = ".!…。！｡।॥۔։።។";
    private const string Closers = "\"'”’“»«›)]」』】）";

    public bool IsUsable(Sentence sentence)
    {
        var span = sentence.Of(text);
        var signs = WordUnits.IsSign(span[0]) || WordUnits.IsSign(span[^1]);
        return span.Length >= (signs ? Shortest / 3 : Shortest)
            && span.Length <= Longest
            && (EndsWithStop(span) || WordUnits.IsSpaceless(span[0]))
            && char.IsLetterOrDigit(span[0])
            && IsBalanced(span)
            && !IsTitle(span);
    }

    /// <summary>A question asks what a summary should tell; what has no stop is a heading or a caption.</summary>
    private static bool EndsWithStop(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimEnd(Closers);
        return !sentence.IsEmpty && Ends.Contains(sentence[^1], StringComparison.Ordinal);
    }

    /// <summary>A quotation that goes over several sentences must not be cut.</summary>
    private static bool IsBalanced(ReadOnlySpan<char> sentence)
    {
        var (straight, quotes, brackets) = (0, 0, 0);
        foreach (var unit in sentence)
        {
            switch (unit)
            {
                case '"':
                    straight++;
                    break;
                case '“' or '”' or '„' or '«' or '»' or '「' or '」':
                    quotes++;
                    break;
                case '(' or '（':
                    brackets++;
                    break;
                case ')' or '）':
                    brackets--;
                    break;
            }
        }

        return straight % 2 == 0 && quotes % 2 == 0 && brackets == 0;
    }

    private bool IsTitle(ReadOnlySpan<char> sentence) =>
        title is not null && sentence.TrimEnd(Ends).Equals(title.AsSpan().Trim().TrimEnd(Ends), StringComparison.OrdinalIgnoreCase);
}
