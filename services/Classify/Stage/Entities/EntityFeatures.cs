namespace Pipeline.Classify.Entities;

/// <summary>
/// What the sequence model sees of a word: itself, its neighbours, and the run of capitalised words that it stands in,
/// each by identity, by clusters of word vectors and by lists. Trainer and tagger share this one description.
/// </summary>
internal ref struct EntityFeatures
{
    public const int Most = 112;

    private readonly Span<ulong> _into;
    private int _template;
    private int _count;

    private EntityFeatures(Span<ulong> into) => _into = into;

    /// <returns>How many features were written.</returns>
    public static int Extract(ReadOnlySpan<WordTraits> words, int at, WordRun run, Span<ulong> into)
    {
        var features = new EntityFeatures(into);
        features.Word(words, at);
        features.Neighbours(words, at);
        features.Run(words, at, run);
        return features._count;
    }

    private void Word(ReadOnlySpan<WordTraits> words, int at)
    {
        ref readonly var word = ref words[at];
        var entry = word.Entry;
        var shape = (ulong)word.Shape;
        var start = word.IsSentenceStart ? 1UL : 0;
        Add(0);
        Add(word.Word);
        Add(TextHash.Combine(word.Word, shape));
        Add(shape);
        Add(shape << 1 | start);
        Add(shape << 4 | (ulong)entry.Case << 1 | start);
        Add(word.Prefix2);
        Add(word.Prefix3);
        Add(word.Prefix4);
        Add(word.Suffix2);
        Add(word.Suffix3);
        Add(word.Suffix4);
        Known(entry.Cluster64);
        Known(entry.Cluster256);
        Known(entry.Cluster1024);
        Known(entry.Cluster4096);
        Add((ulong)entry.Cluster256 << 16 | shape);
        Add((ulong)entry.Cluster256 << 16 | (ulong)entry.Case << 1 | start);
        Add((ulong)entry.Cluster1024 << 1 | start);
        Add((ulong)entry.Flags);
        var flags = (uint)entry.Flags;
        for (var bit = 0; bit < 16; bit++)
        {
            if ((flags >> bit & 1) != 0)
            {
                Add(1);
            }
            else
            {
                _template++;
            }
        }

        Known(word.Phrase);
        Known(word.Phrase >> EntitySentence.PhrasePlace);
    }

    private void Neighbours(ReadOnlySpan<WordTraits> words, int at)
    {
        ref readonly var a = ref At(words, at - 2);
        ref readonly var b = ref At(words, at - 1);
        ref readonly var c = ref words[at];
        ref readonly var d = ref At(words, at + 1);
        ref readonly var e = ref At(words, at + 2);
        Add(a.Word);
        Add(b.Word);
        Add(d.Word);
        Add(e.Word);
        Add((ulong)b.Shape);
        Add((ulong)d.Shape);
        Add((ulong)b.Shape << 16 | (ulong)c.Shape << 8 | (ulong)d.Shape);
        Known(b.Suffix3);
        Known(d.Suffix3);
        Known(a.Entry.Cluster256);
        Known(a.Entry.Cluster1024);
        Known(b.Entry.Cluster64);
        Known(b.Entry.Cluster256);
        Known(b.Entry.Cluster1024);
        Known(b.Entry.Cluster4096);
        Known(d.Entry.Cluster64);
        Known(d.Entry.Cluster256);
        Known(d.Entry.Cluster1024);
        Known(d.Entry.Cluster4096);
        Known(e.Entry.Cluster256);
        Known(e.Entry.Cluster1024);
        Add((ulong)b.Entry.Cluster1024 << 16 | (ulong)c.Entry.Cluster1024);
        Add((ulong)c.Entry.Cluster1024 << 16 | (ulong)d.Entry.Cluster1024);
        Add((ulong)b.Entry.Cluster256 << 32 | (ulong)c.Entry.Cluster256 << 16 | (ulong)d.Entry.Cluster256);
        Add((ulong)b.Entry.Cluster64 << 32 | (ulong)c.Entry.Cluster64 << 16 | (ulong)d.Entry.Cluster64);
        Add(TextHash.Combine(b.Word, c.Word));
        Add(TextHash.Combine(c.Word, d.Word));
        Add(TextHash.Combine(a.Word, b.Word));
        Add(TextHash.Combine(d.Word, e.Word));
        Add(TextHash.Combine(b.Word, (ulong)c.Entry.Cluster256));
        Add(TextHash.Combine(d.Word, (ulong)c.Entry.Cluster256));
        Add((ulong)b.Entry.Flags << 8 | (ulong)b.Shape);
        Add((ulong)d.Entry.Flags << 8 | (ulong)d.Shape);
        Add((ulong)b.Entry.Flags << 20 | (ulong)c.Entry.Flags);
        Add((ulong)c.Entry.Flags << 20 | (ulong)d.Entry.Flags);
    }

    private void Run(ReadOnlySpan<WordTraits> words, int at, WordRun run)
    {
        if (!words[at].HasCapital)
        {
            return;
        }

        ref readonly var left = ref At(words, run.Start - 1);
        ref readonly var left2 = ref At(words, run.Start - 2);
        ref readonly var right = ref At(words, run.End);
        ref readonly var first = ref words[run.Start];
        ref readonly var head = ref words[run.End - 1];
        var place = (ulong)(Math.Min(at - run.Start, 3) << 4 | Math.Min(run.End - 1 - at, 3));
        var length = (ulong)Math.Min(run.Length, 4);
        Add(place);
        Add(left.Word << 3 | length);
        Add(right.Word << 3 | length);
        Add(left.Word);
        Add(right.Word);
        Known(left.Entry.Cluster256);
        Known(right.Entry.Cluster256);
        Known(left.Entry.Cluster1024);
        Known(right.Entry.Cluster1024);
        Add(head.Word);
        Known(head.Entry.Cluster64);
        Known(head.Entry.Cluster256);
        Known(head.Entry.Cluster1024);
        Add((ulong)head.Entry.Cluster256 << 8 | place);
        Add((ulong)head.Entry.Flags << 8 | place);
        Add(first.Word);
        Known(first.Entry.Cluster256);
        Known(first.Entry.Cluster1024);
        Add((ulong)first.Entry.Cluster256 << 8 | place);
        Add((ulong)first.Entry.Flags << 8 | place);
        Add(TextHash.Combine(left.Word, (ulong)head.Entry.Cluster64));
        Add(TextHash.Combine(right.Word, (ulong)head.Entry.Cluster64));
        Add(TextHash.Combine(left.Word, right.Word));
        Add(TextHash.Combine(left2.Word, left.Word));
    }

    private void Known(uint cluster)
    {
        if (cluster != 0)
        {
            Add(cluster);
        }
        else
        {
            _template++;
        }
    }

    private void Known(ulong hash)
    {
        if (hash != 0)
        {
            Add(hash);
        }
        else
        {
            _template++;
        }
    }

    private void Add(ulong value)
    {
        _template++;
        var hash = (value + (ulong)_template * 0xA24B_AED4_963E_E407) * 0x9FB2_1C65_1E98_DF25;
        hash ^= hash >> 32;
        _into[_count++] = hash * 0xD6E8_FEB8_6659_FD93;
    }

    private static ref readonly WordTraits At(ReadOnlySpan<WordTraits> words, int at) =>
        ref (uint)at < (uint)words.Length ? ref words[at] : ref (at < 0 ? ref WordTraits.Before : ref WordTraits.After);
}
