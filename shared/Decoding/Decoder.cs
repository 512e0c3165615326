using Pipeline.Contracts;
using UtfUnknown;

namespace Pipeline.Decoding;

/// <summary>
/// Reads bytes as characters. What the bytes are outweighs what is said of them: byte-order mark, then valid or nearly valid UTF-8, then
/// UTF-16 and UTF-32 by their shape; only then what was declared, a detector's opinion and the likely pages, the most plausible text
/// winning.
/// </summary>
public static class Decoder
{
    /// <summary>A detector and the comparison of pages see this much; more changes nothing but time.</summary>
    private const int Sample = 1 << 17;

    /// <param name="bytes">The file or page.</param>
    /// <param name="declaredCharset">What a mail header, HTTP header or archive said; a hint.</param>
    /// <param name="isHtml">Whether a meta element in it may declare a character set.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declaredCharset, bool isHtml)
    {
        if (ByteOrderMark.Find(bytes, out var length) is { } marked)
        {
            return Read(bytes[length..], marked, "bom");
        }

        var declared = CharsetLabels.Find(declaredCharset);
        var inside = CharsetDeclaration.In(bytes, isHtml);
        if (WideText.Find(bytes) is { } wide)
        {
            return Read(bytes, wide, declared == wide ? "declared" : "detected");
        }

        var census = Utf8Census.Of(bytes);
        if (
            IsEscaped(bytes)
            && Detect(bytes).Select(found => found.Charset).Prepend(inside).Prepend(declared).FirstOrDefault(IsSevenBit) is { } escaped
        )
        {
            return Read(bytes, escaped, declared == escaped || inside == escaped ? "declared" : "detected");
        }

        return census.IsUtf8
            ? Read(
                bytes,
                CharsetLabels.Utf8,
                census.Broken == 0 ? "valid-utf-8"
                    : (declared ?? inside) == CharsetLabels.Utf8 ? "declared"
                    : "detected"
            )
            : Choose(bytes, declared, inside);
    }

    private static DecodedText Read(ReadOnlySpan<byte> bytes, Charset charset, string evidence)
    {
        var text = charset.Decode(bytes, out var undecodable);
        if (charset.IsUnicode && undecodable > 0)
        {
            // U+FFFD that was in the text already is somebody else's loss.
            Span<byte> lost = stackalloc byte[4];
            undecodable -= bytes.Count(lost[..charset.Encoding.GetBytes("\uFFFD", lost)]);
        }

        return new DecodedText(text, new DecodingNote(charset.Name, evidence, Math.Max(0, undecodable)));
    }

    private static DecodedText Choose(ReadOnlySpan<byte> bytes, Charset? declared, Charset? inside)
    {
        var first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) - 1024);
        var sample = bytes.Slice(first, Math.Min(Sample, bytes.Length - first));
        var best = (Charset: CharsetLabels.Western, Evidence: "fallback", Cost: double.MaxValue);
        var detected = Detect(sample);
        foreach (var candidate in CharsetCandidates.From(declared, inside, detected, CountBeyondAscii(sample)))
        {
            var cost = CharsetCandidates.CostOf(candidate.Charset.Decode(sample, out var undecodable), undecodable) - candidate.Credit;
            best = cost < best.Cost ? (candidate.Charset, candidate.Evidence, cost) : best;
        }

        return Read(bytes, best.Charset, best.Evidence);
    }

    private static List<(Charset Charset, float Confidence)> Detect(ReadOnlySpan<byte> sample)
    {
        var found = new List<(Charset, float)>();
        foreach (var detail in CharsetDetector.DetectFromBytes(sample[..Math.Min(sample.Length, Sample)].ToArray()).Details ?? [])
        {
            if (CharsetLabels.Find(detail.EncodingName) is { } charset)
            {
                found.Add((charset, detail.Confidence));
            }
        }

        return found;
    }

    /// <summary>Whether there are the escapes that the seven-bit sets of East Asia switch with.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\u001b$"u8) >= 0 || bytes.IndexOf("\u001b("u8) >= 0 || bytes.IndexOf("~{"u8) >= 0;

    private static bool IsSevenBit(Charset? charset) => charset is { Name: "iso-2022-jp" or "iso-2022-kr" or "hz-gb-2312" };

    private static int CountBeyondAscii(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += b >> 7;
        }

        return count;
    }
}
