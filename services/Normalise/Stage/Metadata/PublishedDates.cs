using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was first published: the likeliest of all days that the page says.</summary>
internal static class PublishedDates
{
    private static readonly IReadOnlyDictionary<string, double> Weights = LearnedWeights.Read("date-model.txt");

    public static FoundDate? Find(DateCandidates candidates)
    {
        if (Best(candidates, Weights) is not { } best)
        {
            return null;
        }

        var finest = best.Finest();
        if (finest.Date.Precision < DatePrecision.Day)
        {
            return WithinMonth(candidates, finest);
        }

        // The clock of the place may put the data's instant on the day before or after.
        var near = candidates.All.Where(one => Math.Abs((one.Day - best.Day).TotalDays) <= 1).SelectMany(static one => one.Said).ToArray();
        if (finest.Date is { Precision: >= DatePrecision.Minute, HasZone: true })
        {
            return finest with { Date = LocalDay.Of(finest.Date, near.Select(static said => said.Date)) };
        }

        foreach (var said in near)
        {
            if (
                said.Date is { Precision: >= DatePrecision.Minute, HasZone: true }
                && LocalDay.Of(said.Date, [finest.Date]) is var local
                && local.Instant.Date == best.Day
            )
            {
                return said with { Date = local };
            }
        }

        return finest;
    }

    /// <summary>The same month, told more exactly, if anything does.</summary>
    private static FoundDate WithinMonth(DateCandidates candidates, in FoundDate month)
    {
        foreach (var said in candidates.All.SelectMany(static one => one.Said))
        {
            if (
                said.Date.Precision >= DatePrecision.Day
                && said.Date.Instant.Year == month.Date.Instant.Year
                && (month.Date.Precision == DatePrecision.Year || said.Date.Instant.Month == month.Date.Instant.Month)
            )
            {
                return said;
            }
        }

        return month;
    }

    public static DateCandidate? Best(DateCandidates candidates, IReadOnlyDictionary<string, double> weights)
    {
        DateCandidate? best = null;
        var most = double.NegativeInfinity;
        foreach (var candidate in candidates.All)
        {
            var score = weights.Score(DateModel.Features(candidate, candidates));
            (best, most) = score > most ? (candidate, score) : (best, most);
        }

        return best;
    }
}
