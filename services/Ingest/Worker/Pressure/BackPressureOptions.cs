namespace Pipeline.Ingest.Worker.Pressure;

/// <summary>Section <c>Ingest:BackPressure</c>: when Ingest takes no more files because what follows it has enough.</summary>
public sealed class BackPressureOptions
{
    /// <summary>
    /// Most messages in a later stage's queue: from there on Ingest waits until a tenth of them is done. 0 for no limit. The default is
    /// some minutes of work and some tens of megabytes of the broker; what waits in the inbox costs neither.
    /// </summary>
    public long MaxQueued { get; set; } = 100_000;

    /// <summary>
    /// Least free bytes on the inbox's disk, or a hundredth of the disk where that is less; 0 to go on until the disk is full.
    /// </summary>
    public long MinFreeBytes { get; set; } = 64L << 20;

    /// <summary>How often queues, broker and disk are looked at.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    internal IEnumerable<string> Faults()
    {
        if (MaxQueued < 0)
        {
            yield return "MaxQueued must not be below 0.";
        }

        if (MinFreeBytes < 0)
        {
            yield return "MinFreeBytes must not be below 0.";
        }

        if (Interval < TimeSpan.FromMilliseconds(50) || Interval > TimeSpan.FromMinutes(10))
        {
            yield return "Interval must be between 50 ms and 10 minutes.";
        }
    }
}
