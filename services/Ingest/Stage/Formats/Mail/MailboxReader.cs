using System.Text;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Mail;

/// <summary>
/// Reads a mailbox (mbox, RFC 4155): mails one after another, each behind a <c>From</c> line. A file with one such line is a mail that
/// somebody took out of a mailbox.
/// </summary>
internal static class MailboxReader
{
    public const string MediaType = "application/mbox";

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item)
    {
        var mails = new Mails(item.Bytes, context.Settings.MaxArticleBytes);
        var first = mails.Next();
        var next = mails.Next();
        if (next is null)
        {
            return first is { Bytes: { } whole }
                ? context.Guarded(MailReader.Read(context, item, whole), item)
                : [context.Refuse(item, TooLarge(context))];
        }

        return ReadAll(context, item, mails, first!, next);
    }

    private static IEnumerable<IngestResult> ReadAll(ReadingContext context, Item item, Mails mails, Piece first, Piece second)
    {
        var number = 0;
        for (var piece = first; piece is not null; piece = number == 1 ? second : mails.Next())
        {
            number++;
            context.Budget.CountMember();
            var member = item.Nth(number, MediaType);
            if (piece.Bytes is not { } bytes)
            {
                yield return context.Reject(member, piece.Id, TooLarge(context));
                continue;
            }

            using var source = new ByteSource(new MemoryStream(bytes, writable: false));
            var refused = new Item
            {
                Bytes = source,
                Name = item.Name,
                Member = member.Member,
                Depth = member.Depth,
            };
            foreach (var result in context.Guarded(MailReader.Read(context, member, bytes), refused))
            {
                yield return result;
            }
        }
    }

    private static Refusal TooLarge(ReadingContext context) =>
        new(
            RejectionReasons.TooLarge,
            $"The mail has more than {Amount.Bytes(context.Settings.MaxArticleBytes)}, the most an article may have. Save it without its attachments and drop it again."
        );

    /// <summary>A mail's bytes; null where there are too many.</summary>
    private sealed record Piece(byte[]? Bytes, string Id);

    private sealed class Mails(ByteSource source, long mostBytes)
    {
        private bool _ended;

        public Piece? Next()
        {
            if (_ended)
            {
                return null;
            }

            using var mail = new MemoryStream();
            var (isLarge, afterBlank, lines) = (false, false, 0);
            while (true)
            {
                var ahead = source.Peek(4096);
                ahead = ahead.IndexOf((byte)'\n') < 0 ? source.Peek() : ahead;
                if (ahead.IsEmpty)
                {
                    _ended = true;
                    break;
                }

                var end = ahead.IndexOf((byte)'\n');
                var line = end < 0 ? ahead : ahead[..(end + 1)];
                if (lines > 0 && afterBlank && line.StartsWith("From "u8) && MailEvidence.IsEnvelope(Encoding.Latin1.GetString(line)))
                {
                    break;
                }

                afterBlank = line.TrimEnd("\r\n"u8).IsEmpty;
                lines++;
                isLarge |= mail.Length + line.Length > mostBytes;
                var taken = new byte[line.Length];
                source.ReadExactly(taken);
                if (!isLarge)
                {
                    mail.Write(taken);
                }
            }

            return lines == 0
                ? null
                : new Piece(isLarge ? null : mail.ToArray(), ReadingContext.IdOf(mail.GetBuffer().AsSpan(0, (int)mail.Length)));
        }
    }
}
