using System.Collections.Concurrent;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Cli;

/// <summary>What this run saw: articles that came through, and faults.</summary>
internal sealed class RunCounters : IDeliveryObserver
{
    // For the table at the end of a run; nobody reads more rows.
    private const int MostFinished = 200;

    private readonly ConcurrentQueue<string> _finished = new();
    private long _faults;
    private long _started;
    private long _ended;

    public IReadOnlyCollection<string> Finished => _finished;

    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Messages that were delivered.</summary>
    public long Deliveries => Interlocked.Read(ref _started);

    /// <summary>Messages that are being worked on.</summary>
    public long UnderWay => Interlocked.Read(ref _started) - Interlocked.Read(ref _ended);

    public void Started(Stage stage, IArticleMessage message) => Interlocked.Increment(ref _started);

    public void Done(Stage stage, IArticleMessage message)
    {
        Interlocked.Increment(ref _ended);
        if (stage == Stage.Index && _finished.Count < MostFinished)
        {
            _finished.Enqueue(message.ArticleId);
        }
    }

    public void Faulted(Stage stage, IArticleMessage message, Exception reason)
    {
        Interlocked.Increment(ref _ended);
        Interlocked.Increment(ref _faults);
    }
}
