using Pipeline.Ingest.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Reads a page's operations, and goes on after a place where they cannot be read.</summary>
internal sealed class TolerantContentParser(IPageContentParser inner) : IPageContentParser
{
    /// <summary>How many faulty places of a page are passed over; what has more is no page.</summary>
    private const int MaxFaults = 32;

    private int _skipped;

    public int TakeSkipped() => Interlocked.Exchange(ref _skipped, 0);

    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log)
    {
        try
        {
            return inner.Parse(pageNumber, inputBytes, log);
        }
        catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
        {
            return Piecewise(pageNumber, inputBytes, log);
        }
    }

    /// <summary>What is before each fault, and what is after it from the next line or space on.</summary>
    private List<IGraphicsStateOperation> Piecewise(int pageNumber, IInputBytes input, ILog log)
    {
        var bytes = new byte[input.Length];
        input.Seek(0);
        var length = input.Read(bytes);
        ReadOnlyMemory<byte> rest = bytes.AsMemory(0, length);
        var operations = new List<IGraphicsStateOperation>();
        for (var fault = 0; fault < MaxFaults && !rest.IsEmpty; fault++)
        {
            var piece = new MemoryInputBytes(rest);
            try
            {
                operations.AddRange(inner.Parse(pageNumber, piece, log));
                return operations;
            }
            catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
            {
                _skipped++;
                var at = (int)Math.Clamp(piece.CurrentOffset, 1, rest.Length);
                var before = StartOfToken(rest.Span, at);
                operations.AddRange(Before(pageNumber, rest[..before], log));
                rest = rest[Math.Max(at, before + 1)..];
            }
        }

        return operations;
    }

    private IReadOnlyList<IGraphicsStateOperation> Before(int pageNumber, ReadOnlyMemory<byte> bytes, ILog log)
    {
        try
        {
            return bytes.IsEmpty ? [] : inner.Parse(pageNumber, new MemoryInputBytes(bytes), log);
        }
        catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
        {
            return [];
        }
    }

    private static int StartOfToken(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at].TrimEnd(" \t\r\n\0"u8);
        return before.LastIndexOfAny(" \t\r\n"u8) + 1;
    }
}
