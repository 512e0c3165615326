using System.Runtime.InteropServices;

namespace Pipeline.Classify.Entities;

/// <summary>
/// Words and phrases by hash. Buckets by the hash's upper bits hold 16 more bits of it and the record,
/// so that an unknown word passes for a known one about once in 20,000.
/// </summary>
internal sealed class EntityLexicon
{
    private const int BucketBits = 16;
    private readonly int[] _starts;
    private readonly ushort[] _prints;
    private readonly ulong[] _records;

    private EntityLexicon(int[] starts, ushort[] prints, ulong[] records)
    {
        _starts = starts;
        _prints = prints;
        _records = records;
    }

    public int Count => _records.Length;

    /// <summary>Before <see cref="Find"/>, once for each of several words, so that their places in the table are on their way.</summary>
    public void Expect(ulong hash)
    {
        var start = _starts[Bucket(hash)];
        if (start < _prints.Length)
        {
            Prefetch.Of(ref _prints[start]);
            Prefetch.Of(ref _records[start]);
        }
    }

    public LexiconEntry Find(ulong hash)
    {
        var bucket = Bucket(hash);
        var print = (ushort)(hash >> 24);
        for (var i = _starts[bucket]; i < _starts[bucket + 1]; i++)
        {
            if (_prints[i] == print)
            {
                return new LexiconEntry(_records[i]);
            }
        }

        return LexiconEntry.None;
    }

    private static int Bucket(ulong hash) => (int)(hash >> (64 - BucketBits));

    public static EntityLexicon Build(IEnumerable<KeyValuePair<ulong, LexiconEntry>> entries)
    {
        var sorted = entries.OrderBy(e => e.Key).ToArray();
        var _starts = new int[(1 << BucketBits) + 1];
        foreach (var entry in sorted)
        {
            _starts[(entry.Key >> (64 - BucketBits)) + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        return new EntityLexicon(_starts, [.. sorted.Select(e => (ushort)(e.Key >> 24))], [.. sorted.Select(e => e.Value.Bits)]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_records.Length);
        for (var i = 0; i < _starts.Length - 1; i++)
        {
            writer.Write(checked((byte)(_starts[i + 1] - _starts[i])));
        }

        writer.Write(MemoryMarshal.AsBytes(_prints.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_records.AsSpan()));
    }

    public static EntityLexicon Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var sizes = reader.ReadBytes(1 << BucketBits);
        var _starts = new int[sizes.Length + 1];
        for (var i = 0; i < sizes.Length; i++)
        {
            _starts[i + 1] = _starts[i] + sizes[i];
        }

        var _prints = new ushort[count];
        var _records = new ulong[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_prints.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_records.AsSpan()));
        return new EntityLexicon(_starts, _prints, _records);
    }
}
