namespace Pipeline.Decoding;

/// <summary>The marks that files begin with. UTF-32's little-endian mark begins with UTF-16's, so it is tried first.</summary>
internal static class ByteOrderMark
{
    public static Charset? Find(ReadOnlySpan<byte> bytes, out int length)
    {
        (length, var name) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (3, "utf-8"),
            [0xFF, 0xFE, 0, 0, ..] when bytes.Length % 4 == 0 => (4, "utf-32le"),
            [0, 0, 0xFE, 0xFF, ..] => (4, "utf-32be"),
            [0xFF, 0xFE, ..] => (2, "utf-16le"),
            [0xFE, 0xFF, ..] => (2, "utf-16be"),
            _ => (0, null),
        };
        return CharsetLabels.Find(name);
    }
}
