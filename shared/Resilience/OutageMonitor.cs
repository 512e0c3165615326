namespace Pipeline.Resilience;

/// <summary>
/// Tells the beginning and the end of an outage, each once however many calls meet it. A call says something of the time since it began: an
/// answer to a call from before the outage does not end it, and the failure of a call from before its end does not begin another.
/// </summary>
public sealed class OutageMonitor(TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile bool _away;
    private long _since;
    private long _until = long.MinValue;

    /// <summary>Raised once when an outage begins, with what told it.</summary>
    public event Action<Exception>? Away;

    /// <summary>Raised once when a call gets through again, with how long the outage lasted.</summary>
    public event Action<TimeSpan>? Back;

    /// <summary>Whether calls are waiting for the part to come back.</summary>
    public bool IsAway => _away;

    /// <param name="exception">What the call failed with.</param>
    /// <param name="took">How long it took to fail.</param>
    internal void ReportAway(Exception exception, TimeSpan took)
    {
        var began = time.GetTimestamp() - (long)(took.TotalSeconds * time.TimestampFrequency);
        lock (_gate)
        {
            if (_away || began < _until)
            {
                return;
            }

            _since = time.GetTimestamp();
            _away = true;
        }

        Away?.Invoke(exception);
    }

    /// <param name="began">When the attempt that got through began, as a timestamp.</param>
    internal void ReportSuccess(long began)
    {
        if (!_away)
        {
            return;
        }

        TimeSpan lasted;
        lock (_gate)
        {
            if (!_away || began < _since)
            {
                return;
            }

            _until = time.GetTimestamp();
            lasted = time.GetElapsedTime(_since, _until);
            _away = false;
        }

        Back?.Invoke(lasted);
    }
}
