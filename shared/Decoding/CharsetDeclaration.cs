using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Decoding;

/// <summary>What a document says of its own characters, in its XML declaration or an HTML meta element.</summary>
internal static partial class CharsetDeclaration
{
    /// <summary>The standard looks at 1,024 bytes; pages with long comments at the top put it later.</summary>
    private const int Head = 4096;

    public static Charset? In(ReadOnlySpan<byte> bytes, bool isHtml)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        var xml = XmlPattern().Match(head);
        var found = xml.Success ? CharsetLabels.Find(xml.Groups[1].Value) : null;
        if (found is null && isHtml)
        {
            var meta = MetaPattern().Match(head);
            found = meta.Success ? CharsetLabels.Find(meta.Groups[1].Value) : null;
        }

        // Whoever can read "utf-16" byte by byte is not reading UTF-16.
        return found is { IsUnicode: true } ? CharsetLabels.Utf8 : found;
    }

    // No time limits: the head is short and the gaps are bounded.
    [GeneratedRegex(
        """^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})["']""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex XmlPattern();

    [GeneratedRegex(
        """<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MetaPattern();
}
