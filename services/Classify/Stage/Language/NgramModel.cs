using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Classify.Language;

/// <summary>
/// A linear model of the languages that share a script: a row of small weights for each n-gram that tells languages apart, added up over a
/// text's words. The sum times the scale, plus the bias, is a language's logit.
/// </summary>
internal sealed class NgramModel
{
    /// <summary>Rows are padded to whole vectors of 16 weights.</summary>
    private const int Lane = 16;

    private const int RowBits = 18;
    private const uint RowMask = (1u << RowBits) - 1;

    private readonly uint[] _slots;
    private readonly sbyte[] _weights;
    private readonly int _shift;

    /// <param name="hashes">One a row, each once.</param>
    /// <param name="weights">Row after row, as many a row as there are languages.</param>
    public NgramModel(Script script, string[] languages, float[] biases, float scale, uint[] hashes, sbyte[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(hashes.Length, (int)RowMask);
        Script = script;
        Languages = languages;
        Biases = biases;
        Scale = scale;
        Width = (languages.Length + Lane - 1) / Lane * Lane;

        // Under 50 % full, so that most n-grams that have no row are known by the first slot.
        var bits = 4;
        while (1 << bits < hashes.Length * 2)
        {
            bits++;
        }

        _shift = 32 - bits;
        _slots = new uint[1 << bits];
        _weights = new sbyte[hashes.Length * Width];
        for (var row = 0; row < hashes.Length; row++)
        {
            Insert(hashes[row], row);
            weights.AsSpan(row * languages.Length, languages.Length).CopyTo(_weights.AsSpan(row * Width));
        }
    }

    public Script Script { get; }

    public string[] Languages { get; }

    public float[] Biases { get; }

    public float Scale { get; }

    /// <summary>Length of a vector of sums.</summary>
    public int Width { get; }

    /// <summary>Adds a word's weights to the sums.</summary>
    /// <param name="hashes">Room for the word's features; the caller's, so that it is not cleared for every word.</param>
    public void Add(ReadOnlySpan<char> word, Span<uint> hashes, Span<int> sums)
    {
        Span<short> partial = stackalloc short[Width];
        partial.Clear();
        hashes = hashes[..WordNgrams.Collect(word, hashes)];
        foreach (var hash in hashes)
        {
            Prefetch.Of(ref _slots[hash >> _shift]);
        }

        Span<int> rows = stackalloc int[WordNgrams.MostHashes];
        var known = 0;
        foreach (var hash in hashes)
        {
            if (Find(hash) is var row and >= 0)
            {
                rows[known++] = row * Width;
                Prefetch.Of(ref _weights[row * Width]);
            }
        }

        foreach (var row in rows[..known])
        {
            AddRow(_weights.AsSpan(row, Width), partial);
        }

        for (var i = 0; i < partial.Length; i++)
        {
            sums[i] += partial[i];
        }
    }

    private static void AddRow(ReadOnlySpan<sbyte> row, Span<short> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < row.Length; i += Lane)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            (Vector128.LoadUnsafe(ref to, (nuint)i) + low).StoreUnsafe(ref to, (nuint)i);
            (Vector128.LoadUnsafe(ref to, (nuint)i + 8) + high).StoreUnsafe(ref to, (nuint)i + 8);
        }
    }

    /// <summary>The slot holds the row's number and the hash bits that the slot's place does not say.</summary>
    private void Insert(uint hash, int row)
    {
        var slot = hash >> _shift;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }

        _slots[slot] = (hash << RowBits) | (uint)(row + 1);
    }

    private int Find(uint hash)
    {
        var slot = hash >> _shift;
        var tag = hash << RowBits;
        while (true)
        {
            var entry = _slots[slot];
            if (entry == 0)
            {
                return -1;
            }

            if ((entry & ~RowMask) == tag)
            {
                return (int)(entry & RowMask) - 1;
            }

            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }
    }
}
