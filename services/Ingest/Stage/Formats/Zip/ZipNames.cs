using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>
/// Decodes a member's name: by the UTF-8 flag, by Info-ZIP's Unicode path field, as UTF-8 where it is valid (many writers set no flag), and
/// else as code
/// page 437, which the format's specification names (APPNOTE, appendix D).
/// </summary>
internal static class ZipNames
{
    private const int Utf8Flag = 1 << 11;
    private const int UnicodePath = 0x7075;
    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437) ?? Encoding.Latin1;

    public static string Decode(ReadOnlySpan<byte> name, int flags, ReadOnlySpan<byte> extra)
    {
        if ((flags & Utf8Flag) == 0 && FindExtra(extra, UnicodePath) is { Length: > 5 } unicode)
        {
            return Encoding.UTF8.GetString(unicode[5..]);
        }

        return (flags & Utf8Flag) != 0 || Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : CodePage437.GetString(name);
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
