using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Classify.Entities;

/// <summary>
/// A linear-chain conditional random field: a row of eight-bit weights a feature, one for each label, in a hash table with
/// open addressing, and the weights between neighbouring labels in the same unit.
/// </summary>
internal sealed class EntityModel
{
    private const uint Magic = 0x31_54_4E_45;
    private readonly int _mask;
    private readonly ushort[] _prints;
    private readonly sbyte[] _weights;

    private EntityModel(EntityLexicon lexicon, ushort[] prints, sbyte[] weights, int[] transitions)
    {
        Lexicon = lexicon;
        _mask = prints.Length - 1;
        _prints = prints;
        _weights = weights;
        Transitions = transitions;
    }

    public EntityLexicon Lexicon { get; }

    /// <summary>By previous label and next label.</summary>
    public int[] Transitions { get; }

    /// <summary>The weights' sum for each label, into eight numbers.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<int> into)
    {
        foreach (var feature in features)
        {
            Prefetch.Of(ref _prints[First(feature)]);
        }

        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        Span<int> rows = stackalloc int[EntityFeatures.Most];
        var known = 0;
        foreach (var feature in features)
        {
            if (Slot(feature) is var slot and >= 0)
            {
                rows[known++] = slot * EntityLabel.Stride;
                Prefetch.Of(ref _weights[slot * EntityLabel.Stride]);
            }
        }

        var sum = Vector128<short>.Zero;
        foreach (var row in rows[..known])
        {
            sum += Vector128.WidenLower(Vector64.LoadUnsafe(ref weights, (nuint)row).ToVector128Unsafe());
        }

        for (var i = 0; i < EntityLabel.Stride; i++)
        {
            into[i] = sum[i];
        }
    }

    private static ushort Print(ulong feature) => (ushort)((feature >> 20 & 0xFFFF) | 1);

    private int First(ulong feature) => (int)(feature >> 40) & _mask;

    private int Slot(ulong feature)
    {
        var print = Print(feature);
        for (var slot = First(feature); _prints[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_prints[slot] == print)
            {
                return slot;
            }
        }

        return -1;
    }

    public static EntityModel Build(EntityLexicon lexicon, IReadOnlyCollection<KeyValuePair<ulong, sbyte[]>> rows, int[] transitions)
    {
        var size = 1 << 10;
        while (size * 0.7 < rows.Count)
        {
            size <<= 1;
        }

        var prints = new ushort[size];
        var weights = new sbyte[size * EntityLabel.Stride];
        foreach (var (feature, row) in rows)
        {
            var slot = (int)(feature >> 40) & (size - 1);
            while (prints[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            prints[slot] = Print(feature);
            row.CopyTo(weights.AsSpan(slot * EntityLabel.Stride));
        }

        return new EntityModel(lexicon, prints, weights, transitions);
    }

    /// <summary>Empty slots are left out of the file.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        Lexicon.Write(writer);
        foreach (var transition in Transitions)
        {
            writer.Write(transition);
        }

        writer.Write(_prints.Length);
        writer.Write(MemoryMarshal.AsBytes(_prints.AsSpan()));
        for (var slot = 0; slot < _prints.Length; slot++)
        {
            if (_prints[slot] == 0)
            {
                continue;
            }

            writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan(slot * EntityLabel.Stride, EntityLabel.Count)));
        }
    }

    public static EntityModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("Not an entity model.");
        }

        var lexicon = EntityLexicon.Read(reader);
        var transitions = new int[EntityLabel.Count * EntityLabel.Count];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = reader.ReadInt32();
        }

        var prints = new ushort[reader.ReadInt32()];
        stream.ReadExactly(MemoryMarshal.AsBytes(prints.AsSpan()));
        var rows = prints.Count(p => p != 0);
        var packed = new sbyte[rows * EntityLabel.Count];
        stream.ReadExactly(MemoryMarshal.AsBytes(packed.AsSpan()));
        var weights = new sbyte[prints.Length * EntityLabel.Stride];
        for (int slot = 0, at = 0; slot < prints.Length; slot++)
        {
            if (prints[slot] == 0)
            {
                continue;
            }

            packed.AsSpan(at, EntityLabel.Count).CopyTo(weights.AsSpan(slot * EntityLabel.Stride));
            at += EntityLabel.Count;
        }

        return new EntityModel(lexicon, prints, weights, transitions);
    }
}
