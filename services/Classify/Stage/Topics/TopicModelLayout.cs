using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Classify.Topics;

/// <summary>Writes the file that <see cref="TopicModel"/> reads: header, directory, entries sorted by hash.</summary>
/// <remarks>An entry is its hash (4 bytes), weight (1), scale (2) and a signed byte for each class (18).</remarks>
internal static class TopicModelLayout
{
    public const int HeaderSize = 256;
    public const float WeightSteps = 32f;

    /// <summary>One row of the table before it is packed.</summary>
    public sealed record Entry(uint Hash, float Weight, float[] Scores);

    public static byte[] Write(IEnumerable<Entry> entries, TopicParameters parameters)
    {
        var sorted = entries.OrderBy(entry => entry.Hash).ToArray();
        var bits = Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(2, sorted.Length))) - 2, 1, 20);
        var directory = HeaderSize;
        var rows = directory + (((1 << bits) + 1) * sizeof(int));
        var data = new byte[rows + (sorted.Length * TopicModel.EntrySize)];
        BinaryPrimitives.WriteUInt32LittleEndian(data, TopicModel.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(4), TopicModel.Classes);
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(8), sorted.Length);
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(12), bits);
        SetParameters(data, parameters);

        var next = 0;
        for (var bucket = 0; bucket <= 1 << bits; bucket++)
        {
            while (next < sorted.Length && sorted[next].Hash >> (32 - bits) < bucket)
            {
                next++;
            }

            BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(directory + (bucket * sizeof(int))), next);
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            WriteEntry(data.AsSpan(rows + (i * TopicModel.EntrySize), TopicModel.EntrySize), sorted[i]);
        }

        return data;
    }

    public static void SetParameters(byte[] data, TopicParameters parameters) => MemoryMarshal.Write(data.AsSpan(16), parameters);

    private static void WriteEntry(Span<byte> row, Entry entry)
    {
        var largest = entry.Scores.Max(Math.Abs);
        var scale = (Half)(largest / 127f);
        BinaryPrimitives.WriteUInt32LittleEndian(row, entry.Hash);
        row[4] = (byte)Math.Clamp(MathF.Round(entry.Weight * WeightSteps), 1, 255);
        BinaryPrimitives.WriteHalfLittleEndian(row[5..], scale);
        for (var c = 0; c < entry.Scores.Length; c++)
        {
            var value = scale == Half.Zero ? 0 : MathF.Round(entry.Scores[c] / (float)scale);
            row[7 + c] = (byte)(sbyte)Math.Clamp(value, -127, 127);
        }
    }
}
