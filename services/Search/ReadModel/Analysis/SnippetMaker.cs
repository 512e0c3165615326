namespace Pipeline.Search.Analysis;

/// <summary>Chooses the window with the most different query terms and marks them.</summary>
public static class SnippetMaker
{
    private const int Window = 240;

    // A snippet comes from the first part of long texts: enough to show why, cheap enough for a page of results.
    private const int Reach = 50_000;

    public static Snippet Make(string text, string? language, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        text = text.Length > Reach ? text[..(char.IsHighSurrogate(text[Reach - 1]) ? Reach - 1 : Reach)] : text;
        var marks = new TermMarks(groups);
        var hits = marks.In(text, language).ToArray();
        var start = WordStart(text, Math.Max(0, BestStart(hits) - 40));
        var end = WordEnd(text, Math.Min(text.Length, start + Window));
        return new Snippet(Parts(text, start, end, hits).ToArray());
    }

    private static int BestStart(Hit[] hits)
    {
        var (best, bestScore) = (0, 0.0);
        for (int i = 0, last = 0; i < hits.Length; i++)
        {
            last = Math.Max(last, i);
            while (last + 1 < hits.Length && hits[last + 1].Start < hits[i].Start + Window - 60)
            {
                last++;
            }

            var inside = hits.AsSpan(i, last - i + 1);
            var distinct = new HashSet<int>();
            foreach (var hit in inside)
            {
                distinct.Add(hit.Group);
            }

            var score = distinct.Count + (Math.Min(inside.Length, 9) * 0.1);
            if (score > bestScore)
            {
                (best, bestScore) = (hits[i].Start, score);
            }
        }

        return best;
    }

    private static IEnumerable<SnippetPart> Parts(string text, int start, int end, Hit[] hits)
    {
        if (start > 0)
        {
            yield return new SnippetPart("… ", Hit: false);
        }

        var at = start;
        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.Start + hit.Length <= end))
        {
            if (hit.Start < at)
            {
                continue; // pairs of a script without spaces overlap
            }

            if (hit.Start > at)
            {
                yield return new SnippetPart(OneLine(text[at..hit.Start]), Hit: false);
            }

            at = hit.Start + hit.Length;
            yield return new SnippetPart(text[hit.Start..at], Hit: true);
        }

        if (at < end)
        {
            yield return new SnippetPart(OneLine(text[at..end]), Hit: false);
        }

        if (end < text.Length)
        {
            yield return new SnippetPart(" …", Hit: false);
        }
    }

    private static string OneLine(string text) => text.Replace('\n', ' ');

    private static int WordStart(string text, int at)
    {
        var from = at;
        while (from > 0 && at - from < 20 && !char.IsWhiteSpace(text[from - 1]))
        {
            from--;
        }

        return from > 0 && char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int WordEnd(string text, int at)
    {
        var to = at;
        while (to < text.Length && to - at < 20 && !char.IsWhiteSpace(text[to]))
        {
            to++;
        }

        return to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to;
    }
}
