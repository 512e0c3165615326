using System.Buffers;

namespace Pipeline.Ingest.Reading;

/// <summary>Reads a source whole, within a limit.</summary>
internal static class WholeReader
{
    private const int Piece = 128 * 1024;

    /// <summary>All its bytes; null where there are more than <paramref name="limit"/>, of which then about that many were read.</summary>
    public static byte[]? Read(ByteSource source, long limit)
    {
        if (source.DeclaredLength is { } length && length <= limit)
        {
            return ReadDeclared(source, (int)length, limit);
        }

        using var all = new MemoryStream();
        return Append(source, all, limit) ? all.ToArray() : null;
    }

    /// <summary>
    /// Reads on and keeps nothing, so that the source's id is that of the whole, until <paramref name="limit"/> bytes have been read.
    /// </summary>
    public static void Drain(ByteSource source, long limit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (
                int got;
                source.Position < limit && (got = source.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - source.Position))) > 0;

            ) { }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[]? ReadDeclared(ByteSource source, int length, long limit)
    {
        // A member's header may say anything: what is not there is not reserved.
        var bytes = new byte[Math.Min(length, Piece)];
        var filled = 0;
        for (int got; (got = source.Read(bytes, filled, bytes.Length - filled)) > 0; )
        {
            filled += got;
            if (filled == bytes.Length && filled < length)
            {
                Array.Resize(ref bytes, (int)Math.Min(length, Math.Max((long)filled * 4, Piece)));
            }
        }

        if (filled < length || source.Peek(1).IsEmpty)
        {
            Array.Resize(ref bytes, filled);
            return bytes;
        }

        using var all = new MemoryStream();
        all.Write(bytes);
        return Append(source, all, limit) ? all.ToArray() : null;
    }

    private static bool Append(ByteSource source, MemoryStream all, long limit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (int got; (got = source.Read(buffer)) > 0; )
            {
                if (all.Length + got > limit)
                {
                    return false;
                }

                all.Write(buffer, 0, got);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
