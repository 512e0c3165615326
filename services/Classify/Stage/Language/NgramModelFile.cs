using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Pipeline.Classify.Language;

/// <summary>Reads and writes the models as one compressed stream. Hashes are sorted and stored as differences.</summary>
internal static class NgramModelFile
{
    public const string ResourceName = "language.bin";

    private const int Format = 1;

    public static IReadOnlyList<NgramModel> ReadEmbedded()
    {
        using var stream =
            typeof(NgramModelFile).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is not in this build.");
        return Read(stream);
    }

    public static IReadOnlyList<NgramModel> Read(Stream stream)
    {
        using var decompressed = new BrotliStream(stream, CompressionMode.Decompress);
        using var buffered = new BufferedStream(decompressed, 1 << 16);
        using var reader = new BinaryReader(buffered);
        if (reader.ReadInt32() is var format && format != Format)
        {
            throw new InvalidDataException($"The language model has format {format}; this build reads {Format}.");
        }

        var models = new NgramModel[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
        {
            models[i] = ReadOne(reader);
        }

        return models;
    }

    /// <summary>Writes models given as their parts, since a model keeps no hashes.</summary>
    public static void Write(Stream stream, IReadOnlyList<NgramModelParts> models)
    {
        using var compressed = new BrotliStream(stream, new BrotliCompressionOptions { Quality = 11 }, leaveOpen: true);
        using var writer = new BinaryWriter(compressed);
        writer.Write(Format);
        writer.Write(models.Count);
        foreach (var model in models)
        {
            writer.Write((byte)model.Script);
            writer.Write(model.Scale);
            writer.Write(model.Languages.Length);
            for (var i = 0; i < model.Languages.Length; i++)
            {
                writer.Write(model.Languages[i]);
                writer.Write(model.Biases[i]);
            }

            writer.Write(model.Hashes.Length);
            var last = 0u;
            foreach (var hash in model.Hashes)
            {
                writer.Write7BitEncodedInt64(hash - last);
                last = hash;
            }

            writer.Write(MemoryMarshal.AsBytes(model.Weights.AsSpan()));
        }
    }

    private static NgramModel ReadOne(BinaryReader reader)
    {
        var script = (Script)reader.ReadByte();
        var scale = reader.ReadSingle();
        var languages = new string[reader.ReadInt32()];
        var biases = new float[languages.Length];
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] = reader.ReadString();
            biases[i] = reader.ReadSingle();
        }

        var hashes = new uint[reader.ReadInt32()];
        var last = 0u;
        for (var i = 0; i < hashes.Length; i++)
        {
            last += (uint)reader.Read7BitEncodedInt64();
            hashes[i] = last;
        }

        var weights = new sbyte[hashes.Length * languages.Length];
        reader.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new NgramModel(script, languages, biases, scale, hashes, weights);
    }
}
