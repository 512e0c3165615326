namespace Pipeline.Messaging;

/// <summary>
/// Section <c>Bus:Sweep</c>: articles that wait for a stage though no message asks for them, as after a broker lost its data, are sent
/// to it again.
/// </summary>
public sealed class SweepOptions
{
    /// <summary>How often it is looked for them; 0 for never.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an article must have waited.</summary>
    public TimeSpan Age { get; set; } = TimeSpan.FromMinutes(30);

    internal IEnumerable<string> Faults()
    {
        if (Interval != TimeSpan.Zero && (Interval < TimeSpan.FromMilliseconds(100) || Interval > TimeSpan.FromDays(7)))
        {
            yield return $"Sweep:Interval is {Interval}: 0, or from 100 ms to 7 days.";
        }

        if (Age < TimeSpan.FromSeconds(1) || Age > TimeSpan.FromDays(365))
        {
            yield return $"Sweep:Age is {Age}: from 1 s to 365 days.";
        }
    }
}
