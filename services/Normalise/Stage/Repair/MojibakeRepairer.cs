using System.Buffers;
using System.Numerics;
using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Repairs text whose UTF-8 was read as a single-byte page, once or several times over, in whole or in parts, and single windows-1252
/// characters left as C1 controls; after these, text whose bytes were read by another language's page. Clean text comes back as it is. Each
/// round weighs every page that could explain something, takes the one that gains most and repairs by it, until nothing gains; so a second
/// run finds nothing to do.
/// </summary>
public static class MojibakeRepairer
{
    /// <summary>
    /// Three layers of damage and two pages side by side need five rounds. A text that has not settled after this many is a riddle made for
    /// the purpose, and is handed back as it came.
    /// </summary>
    private const int Rounds = 8;

    /// <summary>Megabytes of garbage would cost a second a round; real texts of this size settle in two.</summary>
    private const int RoundsOfHuge = 3;

    private const int Huge = 1 << 22;

    public static RepairedText Repair(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var current = text;
        List<RepairNote>? notes = null;
        var mixedUp = false;
        var groups = new List<MojibakeGroup>();
        for (var round = 0; round < (text.Length < Huge ? Rounds : RoundsOfHuge); round++)
        {
            using var candidates = MojibakeCandidates.Find(current);
            var note = candidates is null ? null : Step(ref current, candidates, groups);
            if (note is null)
            {
                var read = WideMixUpRepairer.Repair(current) is { Repairs.Count: > 0 } wide ? wide : MixUpRepairer.Repair(current);
                if (read.Repairs.Count == 0)
                {
                    return new RepairedText(current, notes is null ? [] : Merge(notes));
                }

                if (mixedUp)
                {
                    break;
                }

                (current, note, mixedUp) = (read.Text, read.Repairs[0], true);
            }

            (notes ??= []).Add(note);
            groups.Clear();
        }

        return new RepairedText(text, []);
    }

    private static RepairNote? Step(ref string text, MojibakeCandidates candidates, List<MojibakeGroup> groups)
    {
        var untried = candidates.Pages;
        Span<CodePageEvidence> evidence = stackalloc CodePageEvidence[CodePages.All.Length];
        for (var rest = untried; rest != 0; rest &= rest - 1)
        {
            var page = BitOperations.TrailingZeroCount(rest);
            evidence[page] = CodePageScan.Weigh(text, candidates, page);
            untried &= evidence[page].Suffices ? ~0u : ~(1u << page);
        }

        while (untried != 0)
        {
            var best = BitOperations.TrailingZeroCount(untried);
            for (var rest = untried; rest != 0; rest &= rest - 1)
            {
                var page = BitOperations.TrailingZeroCount(rest);
                best = Total(evidence, page) > Total(evidence, best) ? page : best;
            }

            var relaxed = CodePageScan.MayRelax(text, CodePages.All[best]);
            CodePageScan.Collect(text, CodePages.All[best], evidence[best], relaxed, groups);
            if (groups.Count > 0)
            {
                var name = CodePageLabel.Of(text, CodePages.All[best], groups);
                text = Rewrite(text, CodePages.All[best], relaxed, groups);
                return new RepairNote("mojibake", name, groups.Count);
            }

            untried &= ~(1u << best);
        }

        return candidates.HasControls ? ReplaceControls(ref text) : null;
    }

    private static int Total(ReadOnlySpan<CodePageEvidence> evidence, int page) =>
        evidence[page].Total - (CodePageEvidence.Scale * CodePages.All[page].Rarity);

    private static string Rewrite(string text, CodePage page, bool relaxed, List<MojibakeGroup> groups)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return new string(buffer, 0, Rewrite(text, page, relaxed, groups, buffer));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static int Rewrite(string text, CodePage page, bool relaxed, List<MojibakeGroup> groups, Span<char> buffer)
    {
        var sequences = new SequenceReader(text, page, relaxed);
        var (from, to) = (0, 0);
        foreach (var group in groups)
        {
            text.AsSpan(from, group.Start - from).CopyTo(buffer[to..]);
            to += group.Start - from;
            for (var at = group.Start; at < group.End && sequences.TryRead(at, out var sequence); at += sequence.Length)
            {
                to += sequence.CodePoint is >= 0xD800 and < 0xE000 ? 0 : new Rune(sequence.CodePoint).EncodeToUtf16(buffer[to..]);
            }

            from = group.End;
        }

        text.AsSpan(from).CopyTo(buffer[to..]);
        return to + text.Length - from;
    }

    private static RepairNote ReplaceControls(ref string text)
    {
        var count = 0;
        text = string.Create(
            text.Length,
            text,
            (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = WesternControls.Meaning(source[i]);
                    count += span[i] == source[i] ? 0 : 1;
                }
            }
        );
        return new RepairNote("c1-control", "windows-1252", count);
    }

    private static List<RepairNote> Merge(List<RepairNote> notes) =>
        [
            .. notes
                .GroupBy(note => (note.Kind, note.CodePage))
                .Select(same => new RepairNote(same.Key.Kind, same.Key.CodePage, same.Sum(note => note.Count))),
        ];
}
