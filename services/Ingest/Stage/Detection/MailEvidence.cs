using System.Collections.Frozen;

namespace Pipeline.Ingest.Detection;

/// <summary>
/// Tells mail and saved web pages (MHTML), which both open with a block of mail headers, from a text with a few labelled lines on top.
/// </summary>
internal static class MailEvidence
{
    /// <summary>Only mail software writes these.</summary>
    private static readonly FrozenSet<string> OnlyMail = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "MIME-Version",
        "Message-ID",
        "Received",
        "Return-Path",
        "Content-Type",
        "Content-Transfer-Encoding",
        "DKIM-Signature",
        "Delivered-To",
        "X-Mailer",
        "Reply-To",
        "In-Reply-To",
        "List-Id",
        "Authentication-Results"
    );

    private static readonly FrozenSet<string> AlsoMail = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "From",
        "To",
        "Cc",
        "Subject",
        "Date",
        "Sender",
        "User-Agent",
        "References",
        "Organization",
        "Snapshot-Content-Location"
    );

    public static DetectedFormat? Tell(string head)
    {
        var isMailbox = head.StartsWith("From ", StringComparison.Ordinal);
        int only = 0,
            also = 0;
        string? contentType = null;
        var isSent = false;
        var lines = head.AsSpan().EnumerateLines();
        var number = 0;
        foreach (var line in lines)
        {
            if (number++ == 0 && isMailbox)
            {
                continue;
            }

            if (line.IsEmpty || number > 400)
            {
                break;
            }

            if (line[0] is ' ' or '\t')
            {
                contentType = contentType is not null && !contentType.EndsWith('\n') ? contentType + line.ToString() : contentType;
                continue;
            }

            contentType = contentType is null || contentType.EndsWith('\n') ? contentType : contentType + "\n";
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].ContainsAny(' ', '\t'))
            {
                return null;
            }

            var name = line[..colon].ToString();
            only += OnlyMail.Contains(name) ? 1 : 0;
            also += AlsoMail.Contains(name) ? 1 : 0;
            isSent |= name.Equals("To", StringComparison.OrdinalIgnoreCase) || name.Equals("Received", StringComparison.OrdinalIgnoreCase);
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                contentType = line[(colon + 1)..].Trim().ToString();
            }
        }

        if (only + also < 2 || only == 0)
        {
            return null;
        }

        if (isMailbox)
        {
            return new DetectedFormat(Format.Mailbox, "application/mbox", "a mailbox");
        }

        return contentType is not null && !isSent && contentType.StartsWith("multipart/related", StringComparison.OrdinalIgnoreCase)
            ? new DetectedFormat(Format.WebArchive, "multipart/related", "a saved web page (MHTML)")
            : new DetectedFormat(Format.Mail, "message/rfc822", "a mail");
    }
}
