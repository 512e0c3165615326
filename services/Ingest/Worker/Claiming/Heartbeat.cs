namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>
/// Shows that this worker lives, from a thread of its own: neither an outage that holds the work up nor a busy thread pool must make it
/// look dead, or another worker would take its claims.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Func<bool> _beat;
    private readonly TimeSpan _interval;

    public Heartbeat(Func<bool> beat, TimeSpan interval)
    {
        (_beat, _interval) = (beat, interval);
        _thread = new Thread(Run) { IsBackground = true, Name = "inbox heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private void Run()
    {
        do
        {
            _beat();
        } while (!_ended.Wait(_interval));
    }
}
