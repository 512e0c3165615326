namespace Pipeline.Ingest.Worker;

/// <summary>
/// Section <c>Ingest:Timing</c>: how often, how long and how many times. The defaults suit a local disk and a network share.
/// </summary>
public sealed class IngestTimingOptions
{
    /// <summary>
    /// How many times a file is tried before it goes to <c>failed/</c>, or is no longer waited for where it cannot even be moved.
    /// </summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>How many times work on a file may begin and end with the worker's death before it goes to <c>failed/</c>.</summary>
    public int MaxStarts { get; set; } = 3;

    /// <summary>Until what went wrong is tried again: a file, a full disk, an inbox that is away.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a file that cannot be moved is told of again.</summary>
    public TimeSpan ReminderInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a file that was seen to grow, or is empty, must stay the same before it is taken.</summary>
    public TimeSpan GrowthPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the refusal of a later stage waits for the article's own file, which some worker still holds, to reach <c>processed/</c>.
    /// After that its bytes are filed, and the file may end in two folders.
    /// </summary>
    public TimeSpan FilingPatience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The same for a member of a container, whose file may have much work before it.</summary>
    public TimeSpan MemberFilingPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often due files are looked for, and what is waited for is asked after.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Signs of life within <see cref="IngestOptions.ClaimTimeout"/>.</summary>
    public int Heartbeats { get; set; } = 5;

    /// <summary>How often a backlog that is longer than the watch list is counted.</summary>
    public TimeSpan CountInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Most of the time that scans, and counts, may take: an inbox of a million files that stay is not walked without end.
    /// </summary>
    public double ScanShare { get; set; } = 0.1;

    /// <summary>How long after a walk of this length the next may begin.</summary>
    internal TimeSpan PauseAfter(TimeSpan walk, TimeSpan least)
    {
        var pause = walk * ((1 - ScanShare) / ScanShare);
        return pause > least ? pause : least;
    }

    internal IEnumerable<string> Faults()
    {
        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] bounds =
        [
            (nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
            (nameof(ReminderInterval), ReminderInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
            (nameof(GrowthPeriod), GrowthPeriod, TimeSpan.Zero, TimeSpan.FromHours(1)),
            (nameof(FilingPatience), FilingPatience, TimeSpan.Zero, TimeSpan.FromMinutes(20)),
            (nameof(MemberFilingPatience), MemberFilingPatience, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
            (nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10)),
            (nameof(CountInterval), CountInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
        ];
        foreach (var (name, value, least, most) in bounds)
        {
            if (value < least || value > most)
            {
                yield return $"{name} must be between {least} and {most}.";
            }
        }

        if (MaxAttempts is < 1 or > 100 || MaxStarts is < 1 or > 100 || Heartbeats is < 3 or > 100 || ScanShare is < 0.001 or > 1)
        {
            yield return "MaxAttempts and MaxStarts must be between 1 and 100, Heartbeats between 3 and 100, ScanShare between 0.001 and 1.";
        }
    }
}
