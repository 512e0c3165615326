namespace Pipeline.Ingest.Formats.Mail;

/// <summary>A mail's bytes as its parser wants them: from its first header on, with line ends that are line ends.</summary>
internal static class MailBytes
{
    public static ArraySegment<byte> Mend(byte[] bytes)
    {
        var start = HeaderStart(bytes);
        var rest = bytes.AsSpan(start);
        var head = rest[..Math.Min(rest.Length, 4096)];
        var onlyReturns = head.Contains((byte)'\r') && !head.Contains((byte)'\n');
        return onlyReturns || head.IndexOf("\r\r\n"u8) >= 0
            ? WithLineEnds(rest)
            : new ArraySegment<byte>(bytes, start, bytes.Length - start);
    }

    /// <summary>Past a byte order mark, blank lines and the line that a mailbox has before each mail.</summary>
    private static int HeaderStart(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        if (bytes[at..].StartsWith("From "u8) || bytes[at..].StartsWith(">From "u8))
        {
            var end = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
            at = end < 0 ? bytes.Length : at + end;
            while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n')
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>A line end for CR CR LF, and for each CR that stands by itself.</summary>
    private static ArraySegment<byte> WithLineEnds(ReadOnlySpan<byte> bytes)
    {
        var mended = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r')
            {
                var next = i + 1 < bytes.Length && bytes[i + 1] == '\r' && i + 2 < bytes.Length && bytes[i + 2] == '\n' ? i + 2 : i;
                i =
                    next > i ? next
                    : i + 1 < bytes.Length && bytes[i + 1] == '\n' ? i + 1
                    : i;
                mended[length++] = (byte)'\n';
            }
            else
            {
                mended[length++] = bytes[i];
            }
        }

        return new ArraySegment<byte>(mended, 0, length);
    }
}
