namespace Pipeline.Messaging;

/// <summary>
/// Where a message is tried by itself that was in the hands of several workers that died. The broker counts a death for all that a worker
/// held, so its neighbours come here too; here one worker has one message at a time, and who dies here is guilty.
/// </summary>
public static class QuarantineQueue
{
    /// <summary>Deaths after which a message is tried by itself, and deaths by itself after which it is poison.</summary>
    public const int MostDeaths = 3;

    private const string Suffix = "_quarantine";

    public static string NameOf(string queue) => queue + Suffix;

    /// <summary>The stage's queue of a quarantine queue; any other name as it is.</summary>
    public static string SourceOf(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.EndsWith(Suffix, StringComparison.Ordinal) ? queue[..^Suffix.Length] : queue;
    }
}
