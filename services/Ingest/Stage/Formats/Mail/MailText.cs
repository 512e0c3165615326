using System.Text;
using MimeKit;

namespace Pipeline.Ingest.Formats.Mail;

/// <summary>A text part's characters, in the character set that it declares, as the web's readers understand its name.</summary>
internal static class MailText
{
    public static string? Read(TextPart part)
    {
        if (part.Content is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return Decode(part, content)?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string? Decode(TextPart part, ReadOnlySpan<byte> content)
    {
        var charset = part.ContentType.Charset;
        var declared = TextEncodings.Find(charset);
        if (declared is not null and not { CodePage: 65001 } && !"us-ascii".Equals(charset, StringComparison.OrdinalIgnoreCase))
        {
            return declared.GetString(content);
        }

        return System.Text.Unicode.Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : part.Text;
    }
}
