namespace Pipeline.Ingest.Worker;

/// <summary>Where Ingest stands, for progress lines and for a run that ends when the inbox is done.</summary>
public sealed class IngestStatus
{
    private long _files;
    private long _articles;
    private long _rejected;
    private long _duplicates;
    private long _faulted;
    private long _working;
    private volatile int _waiting;
    private volatile bool _scanned;
    private volatile bool _lookedForClaims;
    private volatile string? _paused;

    /// <summary>Files dealt with since the start.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Articles saved since the start.</summary>
    public long Articles => Interlocked.Read(ref _articles);

    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Files given up for trouble around them.</summary>
    public long Faulted => Interlocked.Read(ref _faulted);

    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Files seen and not yet dealt with; a lower bound while a large backlog is still being walked.</summary>
    public long Waiting => _waiting + Interlocked.Read(ref _working);

    /// <summary>What keeps Ingest from working, for a person; null when nothing does.</summary>
    public string? Paused
    {
        get => _paused;
        internal set => _paused = value;
    }

    /// <summary>The last full scan found nothing to do, and nothing is being done.</summary>
    public bool IsIdle => _scanned && _lookedForClaims && Waiting == 0;

    internal void Seen(int waiting, bool scannedEmpty) => (_waiting, _scanned) = (waiting, scannedEmpty);

    internal void LookedForClaims() => _lookedForClaims = true;

    internal void Begin() => Interlocked.Increment(ref _working);

    internal void End() => Interlocked.Decrement(ref _working);

    internal void FileDone() => Interlocked.Increment(ref _files);

    internal void FileFaulted() => Interlocked.Increment(ref _faulted);

    internal void ArticleSaved() => Interlocked.Increment(ref _articles);

    internal void ArticleRejected() => Interlocked.Increment(ref _rejected);

    internal void DuplicateFound() => Interlocked.Increment(ref _duplicates);
}
