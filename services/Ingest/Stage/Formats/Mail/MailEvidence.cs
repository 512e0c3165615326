using System.Collections.Frozen;

namespace Pipeline.Ingest.Formats.Mail;

/// <summary>
/// Tells mail and saved web pages (MHTML), which both open with a block of mail headers, from a text with a few labelled lines on top.
/// </summary>
internal sealed record MailEvidence(bool HasEnvelope, bool IsWebArchive)
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

    private const int MostLines = 400;

    /// <summary>What speaks for a mail; null where too little does.</summary>
    public static MailEvidence? Tell(string head)
    {
        var text = head.AsSpan().TrimStart("\uFEFF\r\n \t");
        var envelope = IsEnvelope(text);
        var (found, number) = (new Found(), 0);
        foreach (var line in text[..Math.Min(text.Length, 48 * 1024)].EnumerateLines())
        {
            if (number++ == 0 && envelope)
            {
                continue;
            }

            // CR CR LF, which careless transfers make of CR LF, looks like a blank line after each.
            if (line.IsEmpty && IsDoubledReturn(text, number))
            {
                continue;
            }

            if (line.IsEmpty || number > MostLines || !found.Add(line))
            {
                break;
            }
        }

        return found.IsMail(envelope) ? new MailEvidence(envelope, found.IsWebArchive) : null;
    }

    /// <summary>The line that mailboxes have before each mail: <c>From</c>, an address or a word, and a time.</summary>
    public static bool IsEnvelope(ReadOnlySpan<char> text)
    {
        text = text.StartsWith(">From ") ? text[1..] : text;
        if (!text.StartsWith("From "))
        {
            return false;
        }

        var end = text.IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        var colon = line.IndexOf(':');
        return line.Length < 300
            && colon > 0
            && colon + 1 < line.Length
            && char.IsAsciiDigit(line[colon - 1])
            && char.IsAsciiDigit(line[colon + 1]);
    }

    private static bool IsDoubledReturn(ReadOnlySpan<char> text, int number) =>
        number > 1 && text.IndexOf("\r\r\n") is >= 0 and var at && text.IndexOf('\n') == at + 2;

    private sealed class Found
    {
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
        private string? _contentType;
        private bool _inContentType;
        private bool _isAddressed;
        private int _odd;
        private int _only;
        private int _also;

        public bool IsWebArchive =>
            _contentType?.StartsWith("multipart/related", StringComparison.OrdinalIgnoreCase) == true
            && !_names.Contains("To")
            && !_names.Contains("Received");

        /// <summary>Takes a line of the header; false where it cannot be one.</summary>
        public bool Add(ReadOnlySpan<char> line)
        {
            if (line[0] is ' ' or '\t')
            {
                _contentType = _inContentType ? _contentType + line.ToString() : _contentType;
                return _names.Count > 0;
            }

            _inContentType = false;
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].TrimEnd().ContainsAny(' ', '\t'))
            {
                // One odd line among headers is a gateway's or an editor's; two are a text.
                return _names.Count > 0 && ++_odd == 1;
            }

            var name = line[..colon].TrimEnd().ToString();
            var value = line[(colon + 1)..].Trim();
            _names.Add(name);
            _only += IsOnlyMails(name, value) ? 1 : 0;
            _also += AlsoMail.Contains(name) ? 1 : 0;
            _isAddressed |= name.Equals("From", StringComparison.OrdinalIgnoreCase) && value.Contains('@');
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                (_contentType, _inContentType) = (value.ToString(), true);
            }

            return true;
        }

        public bool IsMail(bool envelope) =>
            (_only > 0 && _only + _also >= 2)
            || (envelope && _only + _also > 0)
            || (_isAddressed && _names.Contains("Subject") && _names.Contains("Date"))
            || (_names.Contains("Received") && _only > 0);

        // "Received: on Monday" opens a note; the mail's own has the hosts and a time in it.
        private static bool IsOnlyMails(string name, ReadOnlySpan<char> value) =>
            OnlyMail.Contains(name)
            && (!name.Equals("Received", StringComparison.OrdinalIgnoreCase) || value.StartsWith("from ") || value.Contains(';'));
    }
}
