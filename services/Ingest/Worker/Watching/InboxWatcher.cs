using System.Threading.Channels;
using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <param name="Finished">Renamed into place: the writer is done.</param>
internal readonly record struct Sighting(string Path, bool Finished);

/// <summary>The system's notifications, as a bounded stream. What overflows is found by the next scan.</summary>
internal sealed class InboxWatcher : IDisposable
{
    private readonly FileSystemWatcher? _watcher;
    private readonly Channel<Sighting> _sightings = Channel.CreateBounded<Sighting>(
        new BoundedChannelOptions(4096) { SingleReader = true }
    );
    private int _lost;

    public InboxWatcher(InboxLayout layout, InboxScanner scanner, bool enabled, ILogger logger)
    {
        if (!enabled)
        {
            return;
        }

        try
        {
            _watcher = new FileSystemWatcher(layout.Inbox) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            _watcher.Created += (_, change) => Report(scanner, change.FullPath, finished: false);
            _watcher.Changed += (_, change) => Report(scanner, change.FullPath, finished: false);
            _watcher.Renamed += (_, change) => Report(scanner, change.FullPath, finished: true);
            _watcher.Error += (_, error) => Fail(error.GetException(), logger);
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The folder has just gone, the system's limit of watches is reached, or the file system has none.
            Log.WatcherFailed(logger, exception);
        }
    }

    public ChannelReader<Sighting> Sightings => _sightings.Reader;

    /// <summary>Whether notifications were lost since this was last asked, so that a scan should not wait.</summary>
    public bool TakeLost() => Interlocked.Exchange(ref _lost, 0) != 0;

    public void Dispose() => _watcher?.Dispose();

    private void Fail(Exception exception, ILogger logger)
    {
        Volatile.Write(ref _lost, 1);
        if (exception is InternalBufferOverflowException)
        {
            Log.NotificationsLost(logger); // more at once than the system keeps: ordinary while a large tree is copied in
        }
        else
        {
            Log.WatcherFailed(logger, exception);
        }
    }

    private void Report(InboxScanner scanner, string path, bool finished)
    {
        if (scanner.Covers(path) && !_sightings.Writer.TryWrite(new Sighting(path, finished)))
        {
            Volatile.Write(ref _lost, 1);
        }
    }
}
