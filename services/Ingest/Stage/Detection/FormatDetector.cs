using System.Text;

namespace Pipeline.Ingest.Detection;

/// <summary>Tells what a file is from its first bytes. The name breaks ties between text formats and decides nothing else.</summary>
internal static class FormatDetector
{
    /// <param name="head">The first bytes, as many as there are or as the look ahead holds.</param>
    /// <param name="isWhole">True where <paramref name="head"/> is all there is.</param>
    /// <param name="name">File or member name.</param>
    public static DetectedFormat Tell(ReadOnlySpan<byte> head, bool isWhole, string name)
    {
        if (head.IsEmpty)
        {
            return new DetectedFormat(Format.Empty, "application/octet-stream", "empty");
        }

        if (ByStructure(head) is { } structured)
        {
            return structured;
        }

        var script = TextEvidence.Tell(isWhole ? head : WithoutCutCharacter(head));
        foreach (var signature in Signature.All)
        {
            if (signature.Matches(head) && (script == ByteEncoding.None || !signature.CouldOpenText))
            {
                return signature.DetectedFormat;
            }
        }

        return script switch
        {
            ByteEncoding.None => new DetectedFormat(Format.UnknownBinary, "application/octet-stream", "binary data of no known kind"),
            ByteEncoding.Zeros => new DetectedFormat(Format.Zeros, "application/octet-stream", "nothing but zero bytes"),
            _ => TextDetector.Tell(TextEvidence.Decode(head, script), isWhole, name),
        };
    }

    private static DetectedFormat? ByStructure(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) || head.StartsWith("PK\u0007\u0008PK"u8))
        {
            return new DetectedFormat(Format.Zip, "application/zip", "a zip archive");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
        {
            return new DetectedFormat(Format.Gzip, "application/gzip", "a gzip file");
        }

        // Readers of PDF take up to 1,024 bytes of other things before the header (ISO 32000, implementation notes).
        var pdf = head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8);
        if (pdf == 0 || (pdf > 0 && head.IndexOf(" obj"u8) > pdf))
        {
            return new DetectedFormat(Format.Pdf, "application/pdf", "a PDF document");
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return new DetectedFormat(Format.RichText, "application/rtf", "an RTF document");
        }

        if (head.StartsWith("WARC/1."u8) || head.StartsWith("WARC/0."u8))
        {
            return new DetectedFormat(Format.Warc, "application/warc", "a web archive (WARC)");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return CompoundFile.Tell(head);
        }

        return Containers.TarHeader.IsHeader(head) ? new DetectedFormat(Format.Tar, "application/x-tar", "a tar archive") : null;
    }

    /// <summary>The look ahead may end inside a UTF-8 character, which is no reason to call it anything else.</summary>
    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> head)
    {
        for (var back = 1; back <= Math.Min(3, head.Length); back++)
        {
            if ((head[^back] & 0xC0) != 0x80)
            {
                return Rune.DecodeFromUtf8(head[^back..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData
                    ? head[..^back]
                    : head;
            }
        }

        return head;
    }
}
