using System.Globalization;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>A line of <c>magic.tsv</c>: bytes at an offset that tell a kind of file.</summary>
internal sealed record Signature(int Offset, byte?[] Bytes, string Class, string MediaType, string Description)
{
    /// <summary>
    /// A signature of letters alone (<c>MZ</c>, <c>ID3</c>) may open a text too, so it holds only where the content is not text.
    /// </summary>
    private bool CouldOpenText { get; } = Bytes.All(b => b is null or (>= 0x20 and < 0x7F));

    private static IReadOnlyList<Signature> All { get; } = Load();

    /// <summary>The first that fits. One of letters alone may open a text too, so it holds only where the content is not text.</summary>
    public static Signature? Find(Sample sample)
    {
        foreach (var signature in All)
        {
            if (signature.Matches(sample.Head) && (!signature.CouldOpenText || sample.Encoding == ByteEncoding.None))
            {
                return signature;
            }
        }

        return null;
    }

    private bool Matches(ReadOnlySpan<byte> head)
    {
        if (head.Length < Offset + Bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < Bytes.Length; i++)
        {
            if (Bytes[i] is { } wanted && head[Offset + i] != wanted)
            {
                return false;
            }
        }

        return true;
    }

    private static List<Signature> Load()
    {
        using var stream = typeof(Signature).Assembly.GetManifestResourceStream("magic.tsv")!;
        using var reader = new StreamReader(stream);
        var all = new List<Signature>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                all.Add(Parse(line.Split('\t')));
            }
        }

        return all;
    }

    private static Signature Parse(string[] fields)
    {
        var bytes = fields[1]
            .Chunk(2)
            .Select(pair => pair[0] == '?' ? (byte?)null : byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .ToArray();
        return new Signature(int.Parse(fields[0], CultureInfo.InvariantCulture), bytes, fields[2], fields[3], fields[4]);
    }
}
