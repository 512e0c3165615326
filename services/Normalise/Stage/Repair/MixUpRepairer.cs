using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Repairs text whose single bytes were read by another language's page: Russian as "Ãîðîä", French as "Thιβtre", Polish as "Wroc³aw".
/// Nothing but the words can tell: read as they stand they are of no language, read by the right page of one (<see cref="LetterModel"/>).
/// </summary>
internal static class MixUpRepairer
{
    // Mean levels of a text's words with letters beyond ASCII: real ones lie about 8, wrong ones below 2. What is between stays as it is.
    private const double MostBefore = 2.5;
    private const double LeastAfter = 6;

    /// <summary>Letters beyond ASCII that a proof takes; a name in a foreign spelling has fewer.</summary>
    private const int LeastLetters = 4;

    /// <summary>Enough to judge by.</summary>
    private const int Sample = 20_000;

    private static readonly MixUp[] Pairs =
    [
        new(1252, 1251, "windows-1251"),
        new(1252, 20866, "koi8-r"),
        new(1251, 20866, "koi8-r"),
        new(20866, 1251, "windows-1251"),
        new(1252, 1253, "windows-1253"),
        new(1253, 1252, "windows-1252"),
        new(1251, 1252, "windows-1252"),
        new(1250, 1252, "windows-1252"),
        new(1252, 1250, "windows-1250"),
        new(1252, 28592, "iso-8859-2"),
        new(1252, 1254, "windows-1254"),
        new(1252, 1257, "windows-1257"),
        new(1252, 10000, "macintosh"),
    ];

    public static RepairedText Repair(string text)
    {
        if (!MayBe(text))
        {
            return new RepairedText(text, []);
        }

        var sample = text.AsSpan(0, Math.Min(Sample, text.Length));
        var standing = WordLevels.Of(sample, null);
        if (standing.Letters < LeastLetters || standing.Mean > MostBefore)
        {
            return new RepairedText(text, []);
        }

        MixUp? best = null;
        var level = LeastAfter;
        foreach (var pair in Pairs)
        {
            var meant = WordLevels.Of(sample, pair);
            if (meant.Mean > level && meant.Letters >= LeastLetters && meant.Letters * 3 >= standing.Letters * 2)
            {
                (best, level) = (pair, meant.Mean);
            }
        }

        return best is null
            ? new RepairedText(text, [])
            : new RepairedText(best.Apply(text), [new RepairNote("mixed-up-page", best.Name, 1)]);
    }

    /// <summary>A quick look: whether any of the first words with a letter beyond ASCII is one that no language has.</summary>
    private static bool MayBe(string text)
    {
        var (odd, words) = (0, 0);
        for (var at = NonAscii.Next(text, 0); at < text.Length && words < 8; at = NonAscii.Next(text, at + 1))
        {
            if (text[at] == '&' || !WordLevels.IsPart(text[at]))
            {
                continue;
            }

            var end = at + 1;
            while (end < text.Length && WordLevels.IsPart(text[end]))
            {
                end++;
            }

            var start = at;
            while (start > 0 && WordLevels.IsPart(text[start - 1]))
            {
                start--;
            }

            words++;
            odd += WordLevels.OfWord(text.AsSpan(start, end - start)) is < MostBefore ? 1 : 0;
            at = end - 1;
        }

        return odd * 2 > words;
    }
}
