using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// Opens a feed as characters: by its mark, by the XML declaration, by the container's word; and where none of these says anything good, as
/// the detector of undeclared texts finds.
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
            var found => ByContent(head, item.Charset, found == ByteEncoding.Utf8 || (!item.Bytes.IsWhollyAhead && LooksUtf8(head))),
        };
        return new StreamReader(item.Bytes, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
    }

    /// <summary>Bytes beyond ASCII that make UTF-8 are that, whatever is declared; no other text makes it by chance.</summary>
    private static Encoding ByContent(ReadOnlySpan<byte> head, string? charset, bool isUtf8) =>
        isUtf8 && !System.Text.Ascii.IsValid(head)
            ? Encoding.UTF8
            : Declared(head, charset) ?? (isUtf8 ? Encoding.UTF8 : UndeclaredText.EncodingOf(head));

    /// <summary>What is declared, unless it is Unicode, which bytes that are not UTF-8 cannot be.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> head, string? charset)
    {
        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 300)]);
        var declared = TextEncodings.Find(Declaration().Match(start).Groups[1].Value) ?? TextEncodings.Find(charset);
        return declared is null or { CodePage: 65001 or 1200 or 1201 } ? null : declared;
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
