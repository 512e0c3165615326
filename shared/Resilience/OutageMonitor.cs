namespace Pipeline.Resilience;

/// <summary>
/// Tells the beginning and the end of an outage, each once however many calls meet it. A call says something of the time since it began: an
/// answer to a call from before the outage does not end it, and the failure of a call from before its end does not begin another.
/// </summary>
public sealed class OutageMonitor(TimeProvider time)
{
    private readonly Lock gate = new();
    private volatile bool away;
    private long since;
    private long until = long.MinValue;

    /// <summary>Raised once when an outage begins, with what told it.</summary>
    public event Action<Exception>? Away;

    /// <summary>Raised once when a call gets through again, with how long the outage lasted.</summary>
    public event Action<TimeSpan>? Back;

    /// <summary>Whether calls are waiting for the part to come back.</summary>
    public bool IsAway => away;

    /// <param name="exception">What the call failed with.</param>
    /// <param name="took">How long it took to fail.</param>
    internal void ReportAway(Exception exception, TimeSpan took)
    {
        var began = time.GetTimestamp() - (long)(took.TotalSeconds * time.TimestampFrequency);
        lock (gate)
        {
            if (away || began < until)
            {
                return;
            }

            since = time.GetTimestamp();
            away = true;
        }

        Away?.Invoke(exception);
    }

    /// <param name="began">When the attempt that got through began, as a timestamp.</param>
    internal void ReportSuccess(long began)
    {
        if (!away)
        {
            return;
        }

        TimeSpan lasted;
        lock (gate)
        {
            if (!away || began < since)
            {
                return;
            }

            until = time.GetTimestamp();
            lasted = time.GetElapsedTime(since, until);
            away = false;
        }

        Back?.Invoke(lasted);
    }
}
