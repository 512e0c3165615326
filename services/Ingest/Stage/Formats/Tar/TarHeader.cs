namespace Pipeline.Ingest.Formats.Tar;

/// <summary>The 512-byte block before each member of a tar archive (POSIX.1-1988 ustar, with GNU's base-256 sizes).</summary>
internal static class TarHeader
{
    public const int Size = 512;

    /// <summary>True where the block's checksum is right, which is what tells a tar archive: old ones have no magic bytes.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> block)
    {
        if (block.Length < Size || block[0] == 0 || ReadNumber(block.Slice(148, 8)) is not { } stated)
        {
            return false;
        }

        long unsigned = 0,
            signed = 0;
        for (var i = 0; i < Size; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return stated == unsigned || stated == signed;
    }

    /// <summary>An octal number in ASCII, or GNU's binary one; null where it is neither.</summary>
    public static long? ReadNumber(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            long binary = field[0] & 0x3F;
            foreach (var b in field[1..])
            {
                if (binary > long.MaxValue >> 9)
                {
                    return null;
                }

                binary = (binary << 8) | b;
            }

            return binary;
        }

        long value = 0;
        var digits = 0;
        foreach (var b in field)
        {
            if (b is >= (byte)'0' and <= (byte)'7')
            {
                value = (value << 3) | (uint)(b - '0');
                digits++;
            }
            else if (b is 0 or (byte)' ' && digits > 0)
            {
                break;
            }
            else if (b is not (byte)' ')
            {
                return null;
            }
        }

        return digits > 0 && value >= 0 ? value : null;
    }
}
