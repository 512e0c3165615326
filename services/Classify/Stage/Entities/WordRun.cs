namespace Pipeline.Classify.Entities;

/// <summary>Neighbouring words that all have a capital, by position in the sentence; the end is excluded.</summary>
internal readonly record struct WordRun(int Start, int End)
{
    public int Length => End - Start;

    public static WordRun Around(ReadOnlySpan<WordTraits> words, int at)
    {
        int start = at,
            end = at + 1;
        if (!words[at].HasCapital)
        {
            return new WordRun(start, end);
        }

        while (start > 0 && words[start - 1].HasCapital)
        {
            start--;
        }

        while (end < words.Length && words[end].HasCapital)
        {
            end++;
        }

        return new WordRun(start, end);
    }
}
