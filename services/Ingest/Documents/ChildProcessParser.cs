using System.Collections.Concurrent;
using Pipeline.Ingest.Documents.Ocr;

namespace Pipeline.Ingest.Documents;

/// <summary>
/// Reads documents in child processes, one a core at most, kept warm and used again. What a document does to its reader (a stack that
/// overflows, memory, time) is that document's refusal and nothing more.
/// </summary>
public sealed class ChildProcessParser : IDocumentParser, IDisposable
{
    /// <summary>A child that has read so many is replaced: what foreign code leaks stays bounded.</summary>
    private const int MostServed = 1000;

    private readonly DocumentOptions _options;
    private readonly ConcurrentStack<ChildProcess> _idle = [];
    private readonly SemaphoreSlim _free;
    private readonly Lazy<string?> _tesseract = new(TesseractProgram.Find);
    private volatile bool _isDisposed;

    public ChildProcessParser(DocumentOptions options)
    {
        if (options.Validate() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        _options = options;
        _free = new SemaphoreSlim(options.Processes > 0 ? options.Processes : Environment.ProcessorCount);
    }

    public bool Reads(string mediaType) => InProcessParser.Instance.Reads(mediaType) || RecognisingParser.IsPicture(mediaType);

    public ParsedDocument Parse(string mediaType, byte[] bytes)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (RecognisingParser.IsPicture(mediaType) && _tesseract.Value is null)
        {
            return RecognisingParser.NotInstalled("picture");
        }

        _free.Wait();
        try
        {
            return Read(mediaType, bytes);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryPop(out var child))
        {
            child.Dispose();
        }
    }

    private ParsedDocument Read(string mediaType, byte[] bytes)
    {
        while (true)
        {
            var child = _idle.TryPop(out var warm) ? warm : ChildProcess.Start(_options, _tesseract.Value);
            var isFresh = child.Served == 0;
            if (child.Parse(mediaType, bytes) is { } parsed)
            {
                Keep(child);
                return parsed;
            }

            using (child)
            {
                if (child.IsLate)
                {
                    return ParsedDocument.Refused(
                        RejectionReasons.TakesTooLong,
                        "Reading it took longer than a document may take and was ended. Print it to a new file and drop that, or raise Documents:TimeLimit (for text recognition Documents:OcrTimeLimit)."
                    );
                }

                // One that had read others may have died of what they left behind; a fresh one died of this.
                if (isFresh)
                {
                    return ParsedDocument.Refused(
                        RejectionReasons.Corrupt,
                        $"It ends the program that reads it ({child.Death()}). Print it to a new file with another program and drop that."
                    );
                }
            }
        }
    }

    private void Keep(ChildProcess child)
    {
        if (child.Served < MostServed && !_isDisposed)
        {
            _idle.Push(child);
        }
        else
        {
            child.Dispose();
        }
    }
}
