namespace Pipeline.Ingest.Worker.Processing;

/// <summary>
/// Who died with a file in hand may have died of it, or of any other that was worked on at the same moment. So a file that was in hand once
/// goes on by itself among its like, and one at its last start with nothing beside it: only what kills alone is condemned.
/// </summary>
internal sealed class Isolation(int concurrency, int maxStarts) : IDisposable
{
    private readonly SemaphoreSlim _room = new(concurrency, concurrency);
    private readonly SemaphoreSlim _suspects = new(1, 1);

    /// <param name="starts">How many times work on the file began and did not end.</param>
    public async Task<IDisposable> EnterAsync(int starts, CancellationToken cancellation)
    {
        var turn = new Turn(this);
        try
        {
            if (starts > 0)
            {
                await _suspects.WaitAsync(cancellation);
                turn.HoldsSuspects = true;
            }

            for (var needed = starts >= maxStarts - 1 && starts > 0 ? concurrency : 1; needed > 0; needed--)
            {
                await _room.WaitAsync(cancellation);
                turn.Room++;
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _room.Dispose();
        _suspects.Dispose();
    }

    private sealed class Turn(Isolation isolation) : IDisposable
    {
        public bool HoldsSuspects { get; set; }

        public int Room { get; set; }

        public void Dispose()
        {
            if (Room > 0)
            {
                isolation._room.Release(Room);
                Room = 0;
            }

            if (HoldsSuspects)
            {
                HoldsSuspects = false;
                isolation._suspects.Release();
            }
        }
    }
}
