using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// Opens a feed as characters: by its mark, by the XML declaration, by the container's word; and where that is UTF-8 and the bytes are not,
/// as windows-1252.
/// </summary>
internal static partial class FeedText
{
    public static StreamReader Open(Item item)
    {
        var head = item.Bytes.Peek();
        var encoding = TextEvidence.Tell(head) switch
        {
            ByteEncoding.Utf16Little => Encoding.Unicode,
            ByteEncoding.Utf16Big => Encoding.BigEndianUnicode,
            ByteEncoding.Utf32Little => Encoding.UTF32,
            var script => ByDeclaration(
                Encoding.Latin1.GetString(head[..Math.Min(head.Length, 300)]),
                item.Charset,
                script == ByteEncoding.Utf8 || !item.Bytes.IsWhollyAhead && LooksUtf8(head)
            ),
        };
        return new StreamReader(item.Bytes, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
    }

    private static Encoding ByDeclaration(string start, string? charset, bool isUtf8)
    {
        var declared = TextEncodings.Find(Declaration().Match(start).Groups[1].Value) ?? TextEncodings.Find(charset);

        // UTF-16 declared in bytes that are ASCII cannot be, and comes of feeds that were turned into UTF-8 later.
        if (declared is null || declared.CodePage is 65001 or 1200 or 1201)
        {
            return isUtf8 ? Encoding.UTF8 : TextEncodings.Windows1252;
        }

        return declared;
    }

    /// <summary>The look ahead may end inside a character.</summary>
    private static bool LooksUtf8(ReadOnlySpan<byte> head) =>
        System.Text.Unicode.Utf8.IsValid(head[..^4])
        || System.Text.Unicode.Utf8.IsValid(head[..^3])
        || System.Text.Unicode.Utf8.IsValid(head[..^2])
        || System.Text.Unicode.Utf8.IsValid(head[..^1]);

    [GeneratedRegex(
        @"<\?xml[^>]{0,100}?encoding\s*=\s*[""']([A-Za-z0-9._:-]{1,40})[""']",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Declaration();
}
