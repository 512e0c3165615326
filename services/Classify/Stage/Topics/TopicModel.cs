using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Classify.Topics;

/// <summary>
/// The trained table: for each known word and pair of words its weight and what it says for each subject and for none of them.
/// Entries are sorted by hash; a directory over the hash's high bits finds one in a cache line or two.
/// </summary>
internal sealed class TopicModel
{
    public const int Subjects = 17;

    /// <summary>The subjects and, last, none of them: letters, stories, notes.</summary>
    public const int Classes = Subjects + 1;
    public const int EntrySize = 7 + Classes;
    private const string Resource = "topics.model";
    public const uint Magic = 0x324D5450; // "PTM2"
    private static readonly Lazy<TopicModel> Shipped = new(LoadShipped);

    private readonly byte[] _data;
    private readonly int _shift;
    private readonly int _directory;
    private readonly int _entries;

    private TopicModel(byte[] data)
    {
        _data = data;
        var header = MemoryMarshal.Cast<byte, int>(data.AsSpan(0, TopicModelLayout.HeaderSize));
        if ((uint)header[0] != Magic || header[1] != Classes)
        {
            throw new InvalidDataException("Not a topic model of this version.");
        }

        Count = header[2];
        _shift = 32 - header[3];
        Parameters = MemoryMarshal.Read<TopicParameters>(data.AsSpan(16));
        _directory = TopicModelLayout.HeaderSize;
        _entries = _directory + (((1 << header[3]) + 1) * sizeof(int));
    }

    public static TopicModel Default => Shipped.Value;

    public int Count { get; }

    public TopicParameters Parameters { get; }

    private ReadOnlySpan<int> Directory => MemoryMarshal.Cast<byte, int>(_data.AsSpan(_directory, _entries - _directory));

    public static TopicModel Read(byte[] data) => new(data);

    /// <summary>The entry's number, or -1 where the model does not know the word.</summary>
    public int Find(uint hash) => Find(hash, Directory);

    /// <summary>The entries' numbers, or -1 for words that the model does not know. Together they wait for the table once.</summary>
    public void Find(ReadOnlySpan<uint> hashes, Span<int> entries)
    {
        var directory = Directory;
        foreach (var hash in hashes)
        {
            Prefetch.Of(in directory[(int)(hash >> _shift)]);
        }

        foreach (var hash in hashes)
        {
            var first = _entries + (directory[(int)(hash >> _shift)] * EntrySize);
            if (first < _data.Length)
            {
                Prefetch.Of(ref _data[first]);
            }
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            entries[i] = Find(hashes[i], directory);
        }
    }

    private int Find(uint hash, ReadOnlySpan<int> directory)
    {
        var bucket = (int)(hash >> _shift);
        for (var i = directory[bucket]; i < directory[bucket + 1]; i++)
        {
            var key = BinaryPrimitives.ReadUInt32LittleEndian(_data.AsSpan(_entries + (i * EntrySize)));
            if (key == hash)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>How much the word tells at all (inverse document frequency).</summary>
    public float Weight(int entry) => _data[_entries + (entry * EntrySize) + 4] / TopicModelLayout.WeightSteps;

    /// <summary>Adds what the word says for each class, <paramref name="weight"/> times, to the scores.</summary>
    public void AddTo(Span<float> scores, int entry, float weight)
    {
        var row = _data.AsSpan(_entries + (entry * EntrySize) + 5, Classes + 2);
        var scale = weight * (float)BinaryPrimitives.ReadHalfLittleEndian(row);
        var values = MemoryMarshal.Cast<byte, sbyte>(row[2..]);
        for (var i = 0; i < Classes; i++)
        {
            scores[i] += scale * values[i];
        }
    }

    private static TopicModel LoadShipped()
    {
        using var stream =
            typeof(TopicModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        var data = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(data);
        return new TopicModel(data);
    }
}
