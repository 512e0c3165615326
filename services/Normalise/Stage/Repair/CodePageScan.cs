namespace Pipeline.Normalise.Repair;

/// <summary>Goes through a text with one page in mind, first for evidence, then for what to repair.</summary>
internal static class CodePageScan
{
    /// <summary>
    /// Past this many damaged characters the page is proven, or will not be, and the rest of a long text adds only time: of 12 MiB of
    /// random
    /// bytes, three characters in a hundred could begin something in each of thirty pages.
    /// </summary>
    private const int Plenty = 8_000;

    /// <summary>A guessed byte has to leave the text about as good as it was.</summary>
    private const int LeastOfGuess = -2;

    /// <summary>How far a run of unexplained characters beside a group is looked at.</summary>
    private const int Beside = 16;

    public static CodePageEvidence Weigh(ReadOnlySpan<char> text, MojibakeCandidates candidates, int pageIndex)
    {
        var reader = new GroupReader(text, CodePages.All[pageIndex], relaxed: false);
        var bit = 1u << pageIndex;
        var (strong, nearly, weak, strongSequences, covered, hard, end, sequences) = (0, 0, 0, 0, 0, 0, 0, 0);
        var allRare = true;
        foreach (var (at, pages) in candidates.Places)
        {
            if ((pages & bit) == 0 || at < end)
            {
                continue;
            }

            if (!reader.TryRead(at, out var group))
            {
                sequences++;
                continue;
            }

            (covered, hard, end) = (covered + group.Covered, hard + group.Hard, group.End);
            if (group.Gain >= CodePageEvidence.Proof - CodePageEvidence.Consistency && !IsGarbage(text, group))
            {
                nearly += group.Gain;
                strongSequences += group.Sequences;
                allRare &= group.Rare;
                strong += group.Gain >= CodePageEvidence.Proof ? group.Gain : 0;
            }
            else
            {
                weak += group.Gain;
            }

            sequences += group.Sequences;
            if (sequences >= Plenty)
            {
                return new CodePageEvidence(strong, weak, strongSequences, false, Consistent: false, Prevailing: strong > Plenty);
            }
        }

        var consistent = covered == candidates.Covered;
        return new CodePageEvidence(
            consistent && nearly > 0 ? nearly + CodePageEvidence.Consistency : strong,
            weak,
            strongSequences,
            allRare,
            consistent,
            (candidates.Hard - hard) * 4 <= hard
        );
    }

    /// <summary>
    /// Whether spaces and question marks may stand for bytes: only where the page then explains the text, three characters of four.
    /// </summary>
    public static bool MayRelax(ReadOnlySpan<char> text, CodePage page)
    {
        var reader = new GroupReader(text, page, relaxed: true);
        var (explained, met, sequences) = (0, 0, 0);
        for (var at = NonAscii.Next(text, 0); at < text.Length && sequences < Plenty; at = NonAscii.Next(text, at))
        {
            if (page.MayLead(text[at]) && reader.TryRead(at, out var group))
            {
                (explained, met, sequences, at) = (explained + group.Hard, met + group.Hard, sequences + group.Sequences, group.End);
            }
            else
            {
                met += NonAscii.IsHard(text[at]) ? 1 : 0;
                sequences += text[at] == '&' ? 1 : 0;
                at++;
            }
        }

        return explained * 4 >= met * 3;
    }

    /// <summary>The groups to repair, in order; none where the evidence does not reach.</summary>
    public static void Collect(ReadOnlySpan<char> text, CodePage page, CodePageEvidence evidence, bool relaxed, List<MojibakeGroup> groups)
    {
        var reader = new GroupReader(text, page, relaxed);
        for (var at = NonAscii.Next(text, 0); at < text.Length; at = NonAscii.Next(text, at))
        {
            if (
                page.MayLead(text[at])
                && reader.TryRead(at, out var group)
                && group.Gain >= (group.Relaxed ? LeastOfGuess : evidence.Least)
                && !IsGarbage(text, group)
            )
            {
                groups.Add(group);
                at = group.End;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>
    /// Whether a group stands in the middle of debris that it does not explain. Repairing a shred of something hopeless makes it no more
    /// readable, and takes from a person what is needed to tell where it came from.
    /// </summary>
    private static bool IsGarbage(ReadOnlySpan<char> text, MojibakeGroup group)
    {
        var unexplained = 0;
        for (var at = group.Start - 1; at >= Math.Max(0, group.Start - Beside) && text[at] >= 0x80; at--)
        {
            unexplained += IsDebris(text[at]) ? 1 : 0;
        }

        for (var at = group.End; at < Math.Min(text.Length, group.End + Beside) && text[at] >= 0x80; at++)
        {
            unexplained += IsDebris(text[at]) ? 1 : 0;
        }

        return unexplained > group.Covered;
    }

    /// <summary>Latin letters and signs pile up in debris; letters of other scripts beside a group are simply text.</summary>
    private static bool IsDebris(char c) =>
        NonAscii.IsHard(c) && (Glyph.Of(c) is { Kind: not GlyphKind.Letter and not GlyphKind.Mark } or { Script: Glyph.Latin });
}
