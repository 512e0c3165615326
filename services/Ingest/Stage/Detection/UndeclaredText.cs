using System.Text;
using Pipeline.Decoding;
using Pipeline.Ingest.Formats;
using Decoder = Pipeline.Decoding.Decoder;

namespace Pipeline.Ingest.Detection;

/// <summary>Finds the character set of bytes that say nothing of it, as Normalise does for whole texts.</summary>
internal static class UndeclaredText
{
    public static Encoding EncodingOf(ReadOnlySpan<byte> sample) =>
        CharsetLabels.Find(Decoder.Decode(sample, null, isHtml: false).Note.Encoding)?.Encoding ?? TextEncodings.Windows1252;

    /// <summary>How little the bytes look like text in a character set, a character beyond ASCII.</summary>
    public static double Implausibility(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = encoding.GetString(bytes);
        return CharsetCandidates.CostOf(text, text.AsSpan().Count('\uFFFD'));
    }
}
