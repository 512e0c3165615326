using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>What is true of a day on which the article may have been published.</summary>
internal static class DateModel
{
    // In the order of how much a source is worth by itself.
    private static readonly string[] Sources =
    [
        "json-ld",
        "meta",
        "other meta",
        "time published",
        "line published",
        "time",
        "line",
        "address",
    ];

    public static IEnumerable<string> Features(DateCandidate candidate, DateCandidates all)
    {
        var best = Sources.First(candidate.Sources.Contains);
        yield return "best " + best;
        foreach (var source in candidate.Sources)
        {
            yield return "said by " + source;
        }

        yield return "voices " + Math.Min(candidate.Sources.Count, 4);
        var machine =
            all.Machine is null ? "no data"
            : ReferenceEquals(all.Machine, candidate) ? "the data's"
            : Order(candidate.Day, all.Machine.Day) + " the data's";
        yield return machine;
        yield return $"{best}, {machine}";
        var change = all.Modified is { } modified ? Order(candidate.Day, modified.Date.Instant.Date) : "no";
        yield return change + " change";
        yield return $"{best}, {change} change";
        // A page whose data says one day for both was saved anew, or never changed.
        if (all.Machine is not null && all.Modified is { } last)
        {
            var saved = Order(all.Machine.Day, last.Date.Instant.Date);
            yield return $"{machine}, saved {saved}";
            yield return $"{best}, {machine}, saved {saved}";
        }

        foreach (var seen in all.Seen)
        {
            if (seen.Kind == TimeKind.Modified && seen.Date.Instant.Date == candidate.Day)
            {
                yield return "shown as change";
                break;
            }
        }

        if (candidate.Distance is { } distance)
        {
            yield return "seen " + Near(distance);
            yield return $"{best}, seen {Near(distance)}";
            yield return all.All.Any(other => other.Distance is { } elsewhere && Math.Abs(elsewhere) < Math.Abs(distance))
                ? "not nearest"
                : "nearest";
        }

        if (candidate.Finest().Date.Precision < DatePrecision.Day)
        {
            yield return "month";
        }

        var earlier = all.All.Count(other => other.Day < candidate.Day);
        yield return earlier == 0 ? "earliest" : "later";
    }

    private static string Order(DateTime day, DateTime than) =>
        (day - than).TotalDays switch
        {
            < -1 => "before",
            -1 => "a day before",
            0 => "same",
            1 => "a day after",
            _ => "after",
        };

    private static string Near(int distance) =>
        distance switch
        {
            < -3 => "far above",
            < 0 => "above",
            <= 3 => "below",
            <= 14 => "further below",
            _ => "far below",
        };
}
