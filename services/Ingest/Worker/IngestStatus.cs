using Pipeline.Telemetry;

namespace Pipeline.Ingest.Worker;

/// <summary>Where Ingest stands, for progress lines, for metrics and for a run that ends when the inbox is done.</summary>
public sealed class IngestStatus
{
    private long _files;
    private long _articles;
    private long _rejected;
    private long _duplicates;
    private long _faulted;
    private long _unreadable;
    private long _working;
    private long _waiting;
    private long _backlogEnd; // what Files will be when the backlog that was counted last is done; 0 where none was
    private volatile bool _scanned;
    private volatile bool _lookedForClaims;
    private volatile string? _paused;
    private volatile string? _failure;

    private volatile IReadOnlySet<PauseCause> _causes = new HashSet<PauseCause>();

    public IngestStatus(StageMetrics metrics) =>
        metrics.ObserveIngest(
            () => Files,
            () => Waiting,
            () => Enum.GetValues<PauseCause>().Select(cause => (cause.ToString().ToLowerInvariant(), _causes.Contains(cause)))
        );

    /// <summary>Files dealt with since the start.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Articles saved since the start.</summary>
    public long Articles => Interlocked.Read(ref _articles);

    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Files given up for trouble around them.</summary>
    public long Faulted => Interlocked.Read(ref _faulted);

    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>
    /// Files not yet dealt with. Exact for what is being watched; of a larger backlog the last count, less what was done since.
    /// </summary>
    public long Waiting => Math.Max(Watched, Interlocked.Read(ref _backlogEnd) - Files) + Interlocked.Read(ref _working);

    /// <summary>What keeps Ingest from working, for a person; null when nothing does.</summary>
    public string? Paused => _paused;

    /// <summary>Names of files and folders that are not valid UTF-8, so that they cannot be opened; they stay in the inbox.</summary>
    public long Unreadable => Interlocked.Read(ref _unreadable);

    /// <summary>Why Ingest has ended by itself, for a person; null while it runs.</summary>
    public string? Failure
    {
        get => _failure;
        internal set => _failure = value;
    }

    /// <summary>The last full scan found nothing to do, and nothing is being done.</summary>
    public bool IsIdle => _paused is null && _scanned && _lookedForClaims && Watched + Interlocked.Read(ref _working) == 0;

    internal void Show(string? paused, IReadOnlySet<PauseCause> causes) => (_paused, _causes) = (paused, causes);

    internal long Watched => Interlocked.Read(ref _waiting);

    /// <param name="waiting">Files on the watch list.</param>
    /// <param name="scannedEmpty">The last scan came to its end and found nothing.</param>
    /// <param name="all">The list has room: nothing waits behind it.</param>
    internal void Seen(int waiting, bool scannedEmpty, bool all)
    {
        Interlocked.Exchange(ref _waiting, waiting);
        _scanned = scannedEmpty;
        if (all)
        {
            Interlocked.Exchange(ref _backlogEnd, 0);
        }
    }

    /// <summary>As many files lay in the inbox just now.</summary>
    internal void Counted(long files) => Interlocked.Exchange(ref _backlogEnd, Files + files);

    internal void LookedForClaims() => _lookedForClaims = true;

    internal void Begin() => Interlocked.Increment(ref _working);

    internal void End() => Interlocked.Decrement(ref _working);

    internal void FileDone() => Interlocked.Increment(ref _files);

    internal void FileFaulted() => Interlocked.Increment(ref _faulted);

    internal void NameUnreadable() => Interlocked.Increment(ref _unreadable);

    internal void ArticleSaved() => Interlocked.Increment(ref _articles);

    internal void ArticleRejected() => Interlocked.Increment(ref _rejected);

    internal void DuplicateFound() => Interlocked.Increment(ref _duplicates);
}
