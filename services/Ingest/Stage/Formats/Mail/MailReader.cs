using System.Text;
using MimeKit;
using Pipeline.Contracts;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Mail;

/// <summary>
/// Reads a mail and the articles attached to it. Of alternatives the HTML is taken, since that is what its reader sees: the plain one of a
/// newsletter is
/// often a mere list of addresses.
/// </summary>
internal static class MailReader
{
    public const string MediaType = "message/rfc822";

    private static readonly ParserOptions Options = MakeOptions();

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, byte[] bytes)
    {
        using var message = Load(bytes);
        if (IsEncrypted(message.Body))
        {
            throw new RefusedException(
                RejectionReasons.Encrypted,
                "The mail is encrypted (S/MIME or PGP). Save it from your mail program in the clear and drop it again."
            );
        }

        var found = false;
        if (ForeignParserException.Guard(() => Body(message)) is { } body)
        {
            found = true;
            yield return context.Accept(item, MediaType, bytes, body.Text, body.MediaType, HintsOf(message, item.Hints));
        }

        foreach (var result in ReadAttachments(context, item, message))
        {
            found = true;
            yield return result;
        }

        if (!found)
        {
            yield return context.Reject(
                item,
                ReadingContext.IdOf(bytes),
                new Refusal(RejectionReasons.NoText, "The mail has no text and no article attached.")
            );
        }
    }

    private static (string Text, string MediaType)? Body(MimeMessage message)
    {
        if (HtmlOf(message) is { } html && !Markup.IsBlank(html))
        {
            return (html, "text/html");
        }

        var plain = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain && !part.IsAttachment);
        if (plain is null || MailText.Read(plain) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return (plain.IsFlowed ? Unflow(text, plain.ContentType.Parameters["delsp"] is "yes") : text, "text/plain");
    }

    private static string? HtmlOf(MimeMessage message) =>
        message.HtmlBody is null ? null
        : message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml && !part.IsAttachment) is { } part ? MailText.Read(part)
        : message.HtmlBody;

    private static IEnumerable<IngestResult> ReadAttachments(ReadingContext context, Item item, MimeMessage message)
    {
        var number = 0;
        foreach (var attachment in message.Attachments.Take(1000))
        {
            number++;
            context.Budget.CountMember();
            if (item.Depth >= context.Settings.MaxDepth || attachment is MimePart { Content: null })
            {
                continue;
            }

            using var content = new MemoryStream();
            var name = ForeignParserException.Guard(() =>
                attachment switch
                {
                    MessagePart { Message: { } inner } => WriteTo(content, inner),
                    MimePart part => WriteTo(content, part),
                    _ => null,
                }
            );
            if (name is null)
            {
                continue;
            }

            content.Position = 0;
            using var bytes = new ByteSource(content, content.Length);
            var path = MemberNames.MakeSafe(name.Length > 0 ? name : $"attachment-{number}");
            foreach (var result in context.Guarded(context.ReadMember(item, bytes, path, MediaType), item.Inside(bytes, path, MediaType)))
            {
                yield return result;
            }
        }
    }

    private static string WriteTo(MemoryStream content, MimeMessage message)
    {
        message.WriteTo(content);
        return $"{message.Subject ?? "message"}.eml";
    }

    private static string WriteTo(MemoryStream content, MimePart part)
    {
        part.Content!.DecodeTo(content);
        return part.FileName ?? "";
    }

    internal static ArticleHints HintsOf(MimeMessage message, ArticleHints hints)
    {
        var from = message.From.Mailboxes.FirstOrDefault();
        return hints with
        {
            Title = Markup.Line(message.Subject) ?? hints.Title,
            Author = Markup.Line(string.IsNullOrWhiteSpace(from?.Name) ? null : from.Name) ?? from?.Address ?? hints.Author,
            Published = message.Date == DateTimeOffset.MinValue ? hints.Published : message.Date,
            Language = (message.Body?.Headers ?? message.Headers)["Content-Language"]?.Split(',')[0].Trim() ?? hints.Language,
            Url = message.Headers["Archived-At"]?.Trim(' ', '<', '>') ?? hints.Url,
        };
    }

    private static bool IsEncrypted(MimeEntity? body) =>
        body?.ContentType is { } type
        && (
            type.IsMimeType("multipart", "encrypted")
            || (type.IsMimeType("application", "pkcs7-mime") && type.Parameters["smime-type"] is not "signed-data")
        );

    /// <summary>Lines that RFC 3676 broke with a space at the end are one.</summary>
    private static string Unflow(string text, bool deleteSpace)
    {
        var unflowed = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var isFlowed = line.EndsWith(' ') && !line.SequenceEqual("-- ");
            unflowed.Append(isFlowed && deleteSpace ? line[..^1] : line);
            if (!isFlowed)
            {
                unflowed.Append('\n');
            }
        }

        return unflowed.ToString();
    }

    /// <summary>Parsers and writers of MIME go down into parts: 64 levels are more than any mail has, and little for a stack.</summary>
    private static ParserOptions MakeOptions()
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = 64;
        return options;
    }

    internal static MimeMessage Load(byte[] bytes)
    {
        var mended = MailBytes.Mend(bytes);
        return ForeignParserException.Guard(() =>
            MimeMessage.Load(Options, new MemoryStream(mended.Array!, mended.Offset, mended.Count, writable: false))
        );
    }
}
