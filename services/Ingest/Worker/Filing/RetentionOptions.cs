namespace Pipeline.Ingest.Worker.Filing;

/// <summary>Section <c>Ingest:Retention</c>: when files that are done with are deleted. Never, unless it is set.</summary>
public sealed class RetentionOptions
{
    /// <summary>How long a taken file stays in <c>processed/</c>, by the day of its folder; 0 for ever. At least a day.</summary>
    public TimeSpan ProcessedAge { get; set; }

    /// <summary>Most bytes in <c>processed/</c>: what is over goes, the oldest day first; 0 for no limit.</summary>
    public long ProcessedBytes { get; set; }

    /// <summary>How long a refused file and its reason stay in <c>failed/</c>; 0 for ever. At least a day.</summary>
    public TimeSpan FailedAge { get; set; }

    /// <summary>Most bytes of refused files: what is over goes, the oldest refusal first; 0 for no limit.</summary>
    public long FailedBytes { get; set; }

    /// <summary>How often it is looked.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    internal bool IsOn => ProcessedAge > TimeSpan.Zero || ProcessedBytes > 0 || FailedAge > TimeSpan.Zero || FailedBytes > 0;

    internal IEnumerable<string> Faults()
    {
        foreach (var (name, age) in new[] { (nameof(ProcessedAge), ProcessedAge), (nameof(FailedAge), FailedAge) })
        {
            if (age != TimeSpan.Zero && age < TimeSpan.FromDays(1))
            {
                yield return $"{name} is {age}: 0, or a day and more (days are written as 30.00:00:00).";
            }
        }

        if (ProcessedBytes < 0 || FailedBytes < 0)
        {
            yield return "ProcessedBytes and FailedBytes must not be below 0.";
        }

        if (Interval < TimeSpan.FromSeconds(1) || Interval > TimeSpan.FromDays(7))
        {
            yield return $"Interval is {Interval}: from 1 s to 7 days.";
        }
    }
}
