namespace Pipeline.Resilience;

/// <summary>Tells the beginning and the end of an outage, each once however many calls meet it.</summary>
public sealed class OutageMonitor(TimeProvider time)
{
    private readonly Lock gate = new();
    private volatile bool away;
    private long since;

    /// <summary>Raised once when an outage begins, with what told it.</summary>
    public event Action<Exception>? Away;

    /// <summary>Raised once when a call gets through again, with how long the outage lasted.</summary>
    public event Action<TimeSpan>? Back;

    /// <summary>Whether calls are waiting for the part to come back.</summary>
    public bool IsAway => away;

    internal void ReportAway(Exception exception)
    {
        lock (gate)
        {
            if (away)
            {
                return;
            }

            since = time.GetTimestamp();
            away = true;
        }

        Away?.Invoke(exception);
    }

    internal void ReportSuccess()
    {
        if (!away)
        {
            return;
        }

        TimeSpan lasted;
        lock (gate)
        {
            if (!away)
            {
                return;
            }

            lasted = time.GetElapsedTime(since);
            away = false;
        }

        Back?.Invoke(lasted);
    }
}
