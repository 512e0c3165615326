using System.Runtime.InteropServices;

namespace Pipeline.Classify.Entities;

/// <summary>
/// Words and phrases by hash. Buckets by the hash's upper bits hold 16 more bits of it and the record,
/// so that an unknown word passes for a known one about once in 20,000.
/// </summary>
internal sealed class EntityLexicon
{
    private const int BucketBits = 16;
    private readonly int[] starts;
    private readonly ushort[] prints;
    private readonly ulong[] records;

    private EntityLexicon(int[] starts, ushort[] prints, ulong[] records)
    {
        this.starts = starts;
        this.prints = prints;
        this.records = records;
    }

    public int Count => records.Length;

    public LexiconEntry Find(ulong hash)
    {
        var bucket = (int)(hash >> (64 - BucketBits));
        var print = (ushort)(hash >> 24);
        for (var i = starts[bucket]; i < starts[bucket + 1]; i++)
        {
            if (prints[i] == print) return new LexiconEntry(records[i]);
        }

        return LexiconEntry.None;
    }

    public static EntityLexicon Build(IEnumerable<KeyValuePair<ulong, LexiconEntry>> entries)
    {
        var sorted = entries.OrderBy(e => e.Key).ToArray();
        var starts = new int[(1 << BucketBits) + 1];
        foreach (var entry in sorted) starts[(entry.Key >> (64 - BucketBits)) + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        return new EntityLexicon(starts, [.. sorted.Select(e => (ushort)(e.Key >> 24))], [.. sorted.Select(e => e.Value.Bits)]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(records.Length);
        for (var i = 0; i < starts.Length - 1; i++) writer.Write(checked((byte)(starts[i + 1] - starts[i])));
        writer.Write(MemoryMarshal.AsBytes(prints.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(records.AsSpan()));
    }

    public static EntityLexicon Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var sizes = reader.ReadBytes(1 << BucketBits);
        var starts = new int[sizes.Length + 1];
        for (var i = 0; i < sizes.Length; i++) starts[i + 1] = starts[i] + sizes[i];
        var prints = new ushort[count];
        var records = new ulong[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(prints.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(records.AsSpan()));
        return new EntityLexicon(starts, prints, records);
    }
}
