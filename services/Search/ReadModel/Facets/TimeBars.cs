namespace Pipeline.Search.Facets;

/// <summary>
/// Days into a chart's bars: days, weeks, months, quarters, years or decades, whichever are the finest that stay within forty or so.
/// </summary>
internal static class TimeBars
{
    /// <summary>Days since this one are counted; what lies outside goes into the first and last.</summary>
    public static readonly DateOnly FirstDay = new(1800, 1, 1);

    public const int Days = 110_000; // to the year 2101

    private const int MostBars = 45;
    private const long MillisecondsADay = 86_400_000;

    private static readonly long Origin = new DateTimeOffset(FirstDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static int DayOf(long milliseconds) => (int)Math.Clamp((milliseconds - Origin) / MillisecondsADay, 0, Days - 1);

    public static IReadOnlyList<TimeBar> Of(int[] days)
    {
        var first = Array.FindIndex(days, 0, Days, count => count > 0);
        if (first < 0)
        {
            return [];
        }

        var last = Days - 1;
        while (days[last] == 0)
        {
            last--;
        }

        Func<DateOnly, DateOnly>[] floors =
        [
            day => day,
            day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            day => new DateOnly(day.Year, day.Month, 1),
            day => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
            day => new DateOnly(day.Year, 1, 1),
            day => new DateOnly(day.Year / 10 * 10, 1, 1),
        ];
        Func<DateOnly, DateOnly>[] nexts =
        [
            day => day.AddDays(1),
            day => day.AddDays(7),
            day => day.AddMonths(1),
            day => day.AddMonths(3),
            day => day.AddYears(1),
            day => day.AddYears(10),
        ];
        int[] lengths = [1, 7, 30, 91, 365, 3652];
        var size = Array.FindIndex(lengths, length => (last - first) / length < MostBars);
        return [.. Bars(days, first, last, floors[size < 0 ? ^1 : size], nexts[size < 0 ? ^1 : size])];
    }

    private static IEnumerable<TimeBar> Bars(int[] days, int first, int last, Func<DateOnly, DateOnly> floor, Func<DateOnly, DateOnly> next)
    {
        var end = FirstDay.AddDays(last);
        for (var from = floor(FirstDay.AddDays(first)); from <= end; from = next(from))
        {
            var below = next(from);
            var start = Math.Max(0, from.DayNumber - FirstDay.DayNumber);
            var stop = Math.Min(Days, below.DayNumber - FirstDay.DayNumber);
            var count = 0;
            for (var day = start; day < stop; day++)
            {
                count += days[day];
            }

            yield return new TimeBar(from, below, count);
        }
    }
}
