namespace Pipeline.Classify.Entities;

/// <summary>The best labels of a sentence: Viterbi over each stretch that may hold names.</summary>
internal static class EntityDecoder
{
    /// <summary>A longer stretch of capitals is cut; no name is that long, and it bounds the work's memory.</summary>
    private const int LongestStretch = 256;

    private const int Impossible = int.MinValue / 2;

    public static void Decode(EntityModel model, ReadOnlySpan<WordTraits> words, Span<byte> labels)
    {
        labels.Clear();
        Span<ulong> features = stackalloc ulong[EntityFeatures.Most];
        Span<int> scores = stackalloc int[EntityLabel.Stride];
        Span<byte> back = stackalloc byte[LongestStretch * EntityLabel.Count];
        for (var from = 0; EntitySentence.NextStretch(words, from, out var stretch); from = stretch.End)
        {
            if (stretch.Length > LongestStretch)
            {
                stretch = new WordRun(stretch.Start, stretch.Start + LongestStretch);
            }

            Stretch(model, words, stretch, labels, features, scores, back);
        }
    }

    /// <summary>No organisation's name ends in "of": the place after it belongs to it ("University of" + "Cape Town").</summary>
    private static void JoinAfterConnector(ReadOnlySpan<WordTraits> words, WordRun stretch, Span<byte> labels)
    {
        var begin = EntityLabel.Begin(EntityKind.Place);
        var inside = EntityLabel.Inside(EntityKind.Organisation);
        for (var at = stretch.Start + 1; at < stretch.End; at++)
        {
            if (labels[at] != begin || labels[at - 1] != inside || words[at - 1].Shape != WordShape.Lower)
            {
                continue;
            }

            labels[at] = inside;
            while (at + 1 < stretch.End && labels[at + 1] == begin + 1)
            {
                labels[++at] = inside;
            }
        }
    }

    private static void Stretch(
        EntityModel model,
        ReadOnlySpan<WordTraits> words,
        WordRun stretch,
        Span<byte> labels,
        Span<ulong> features,
        Span<int> scores,
        Span<byte> back
    )
    {
        const int L = EntityLabel.Count;
        Span<int> best = stackalloc int[L];
        Span<int> next = stackalloc int[L];
        best.Fill(Impossible);
        best[EntityLabel.Outside] = 0;
        var transitions = model.Transitions;
        var run = default(WordRun);
        for (var at = stretch.Start; at < stretch.End; at++)
        {
            if (at >= run.End)
            {
                run = WordRun.Around(words, at);
            }

            var count = EntityFeatures.Extract(words, at, run, features);
            model.Score(features[..count], scores);
            var row = back.Slice((at - stretch.Start) * L, L);
            for (byte label = 0; label < L; label++)
            {
                var (top, from) = (int.MinValue, (byte)0);
                for (byte previous = 0; previous < L; previous++)
                {
                    if (!EntityLabel.MayFollow(previous, label))
                    {
                        continue;
                    }

                    var score = best[previous] + transitions[previous * L + label];
                    if (score <= top)
                    {
                        continue;
                    }

                    top = score;
                    from = previous;
                }

                next[label] = top + scores[label];
                row[label] = from;
            }

            next.CopyTo(best);
        }

        byte last = 0;
        var bestEnd = int.MinValue;
        for (byte label = 0; label < L; label++)
        {
            var score = best[label] + transitions[label * L + EntityLabel.Outside];
            if (score <= bestEnd)
            {
                continue;
            }

            bestEnd = score;
            last = label;
        }

        for (var at = stretch.End - 1; at >= stretch.Start; at--)
        {
            labels[at] = last;
            last = back[(at - stretch.Start) * L + last];
        }

        JoinAfterConnector(words, stretch, labels);
    }
}
