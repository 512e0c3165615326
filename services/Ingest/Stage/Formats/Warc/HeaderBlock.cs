using System.Globalization;
using System.Text;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Warc;

/// <summary>A first line and headers up to an empty line, as WARC and HTTP both have them.</summary>
internal sealed class HeaderBlock
{
    private const int MaxBytes = 64 * 1024;
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private HeaderBlock(string firstLine) => FirstLine = firstLine;

    public string FirstLine { get; }

    public string? this[string name] => _fields.GetValueOrDefault(name);

    public long? Length =>
        long.TryParse(this["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>The next block; null at the end.</summary>
    /// <exception cref="EndOfStreamException">It breaks off.</exception>
    public static HeaderBlock? Read(ByteSource source, bool skipBlankLines)
    {
        var taken = 0;
        var line = ReadLine(source, ref taken);
        while (skipBlankLines && line is "")
        {
            line = ReadLine(source, ref taken);
        }

        if (line is null)
        {
            return null;
        }

        var block = new HeaderBlock(line);
        string? last = null;
        while ((line = ReadLine(source, ref taken) ?? throw new EndOfStreamException("A header breaks off.")).Length > 0)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && last is not null)
            {
                block._fields[last] += line.TrimEnd();
            }
            else if (colon > 0)
            {
                last = line[..colon].Trim();
                block._fields.TryAdd(last, line[(colon + 1)..].Trim());
            }
        }

        return block;
    }

    private static string? ReadLine(ByteSource source, ref int taken)
    {
        var ahead = source.Peek(2048);
        ahead = ahead.IndexOf((byte)'\n') < 0 ? source.Peek(MaxBytes) : ahead;
        if (ahead.IsEmpty)
        {
            return null;
        }

        var end = ahead.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw ahead.Length < MaxBytes
                ? new EndOfStreamException("A header breaks off.")
                : new InvalidDataException("A header line is of more than 64 KiB.");
        }

        if ((taken += end) > MaxBytes)
        {
            throw new InvalidDataException("A header is of more than 64 KiB.");
        }

        var line = Encoding.UTF8.GetString(ahead[..end].TrimEnd((byte)'\r'));
        Take(source, end + 1);
        return line;
    }

    private static void Take(ByteSource source, int count)
    {
        Span<byte> waste = stackalloc byte[1024];
        while (count > 0)
        {
            count -= source.Read(waste[..Math.Min(count, waste.Length)]);
        }
    }
}
