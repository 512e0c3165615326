using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Pipeline.Ingest.Detection;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>
/// Decodes a member's name: by the UTF-8 flag, by Info-ZIP's Unicode path field, as UTF-8 where it is valid (many writers set no flag), and
/// else as the archive's names together are most plausible: code page 437, which the format's specification names (APPNOTE, appendix D), or
/// what the writer's system had (Shift-JIS, GBK, 866 …).
/// </summary>
internal static class ZipNames
{
    private const int Utf8Flag = 1 << 11;
    private const int UnicodePath = 0x7075;
    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437) ?? Encoding.Latin1;

    /// <summary>So many bytes of names tell their character set.</summary>
    private const int EnoughBytes = 16 * 1024;

    /// <summary>In the measure's units: what the specification names is not given up for a small difference.</summary>
    private const double Specified = 3;

    private static readonly Encoding[] OfDos =
    [
        CodePage437,
        CodePagesEncodingProvider.Instance.GetEncoding(850)!,
        CodePagesEncodingProvider.Instance.GetEncoding(852)!,
        CodePagesEncodingProvider.Instance.GetEncoding(866)!,
    ];

    /// <summary>The character set of names that say nothing of it.</summary>
    public static Encoding Choose(IEnumerable<byte[]> undeclared)
    {
        var names = new MemoryStream();
        foreach (var name in undeclared)
        {
            names.Write(name);
            names.WriteByte((byte)'\n');
            if (names.Length > EnoughBytes)
            {
                break;
            }
        }

        if (names.Length == 0)
        {
            return CodePage437;
        }

        var bytes = names.ToArray();
        var guessed = UndeclaredText.EncodingOf(bytes);
        return OfDos
            .Append(guessed)
            .MinBy(encoding => UndeclaredText.Implausibility(encoding, bytes) - (encoding == CodePage437 ? Specified : 0))!;
    }

    /// <summary>Whether a name says what it is written in, or is the same in every character set.</summary>
    public static bool IsDeclared(ReadOnlySpan<byte> name, int flags, ReadOnlySpan<byte> extra) =>
        (flags & Utf8Flag) != 0 || FindExtra(extra, UnicodePath).Length > 5 || Utf8.IsValid(name);

    public static string Decode(ReadOnlySpan<byte> name, int flags, ReadOnlySpan<byte> extra, Encoding undeclared)
    {
        if ((flags & Utf8Flag) == 0 && FindExtra(extra, UnicodePath) is { Length: > 5 } unicode)
        {
            return Encoding.UTF8.GetString(unicode[5..]);
        }

        return (flags & Utf8Flag) != 0 || Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : undeclared.GetString(name);
    }

    /// <summary>An extra field's data; empty where it is not there.</summary>
    public static ReadOnlySpan<byte> FindExtra(ReadOnlySpan<byte> extra, int id)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
            {
                return [];
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return [];
    }
}
