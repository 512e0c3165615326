using System.Globalization;
using System.Runtime.Serialization;

namespace Pipeline.Messaging;

/// <summary>Which exceptions are worth a later attempt, and when it is.</summary>
public static class RetrySchedule
{
    private const int MostDelays = 10;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(10);

    /// <summary>What <see cref="BusOptions.RetryDelays"/> says; null where it cannot be right.</summary>
    public static IReadOnlyList<TimeSpan>? DelaysOf(BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var delays = new List<TimeSpan>();
        foreach (var piece in options.RetryDelays.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TimeSpan.TryParse(piece, CultureInfo.InvariantCulture, out var delay) || delay < Shortest || delay > Longest)
            {
                return null;
            }

            delays.Add(delay);
        }

        return delays.Count <= MostDelays ? delays : null;
    }

    /// <summary>
    /// How long until the next attempt; null where the message has had all its attempts, or another could not end differently.
    /// </summary>
    /// <param name="delays">One for each further attempt.</param>
    /// <param name="exception">What the attempt ended in.</param>
    /// <param name="attempts">Attempts before this one.</param>
    public static TimeSpan? Next(IReadOnlyList<TimeSpan> delays, Exception exception, int attempts)
    {
        ArgumentNullException.ThrowIfNull(delays);
        return attempts < delays.Count && MayPass(exception) ? delays[attempts] : null;
    }

    // A message that nobody can read stays so, and one that has killed its workers is not to kill another.
    private static bool MayPass(Exception exception) =>
        exception switch
        {
            PoisonMessageException or SerializationException => false,
            AggregateException { InnerException: { } inner } => MayPass(inner),
            _ => true,
        };
}
