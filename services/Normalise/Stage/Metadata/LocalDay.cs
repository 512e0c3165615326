using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// The instant on the day that the page's readers saw. Machines are told 03:37 UTC of the fourth, readers "3 May": the day that is shown,
/// or stands in the address, says how the clock of the place stood.
/// </summary>
internal static class LocalDay
{
    private const int MostHours = 13;

    public static ReadDate Of(ReadDate date, IEnumerable<ReadDate> others)
    {
        if (date.Precision < DatePrecision.Minute || date.Instant.Offset != TimeSpan.Zero)
        {
            return date;
        }

        foreach (var other in others)
        {
            if (other.Instant == date.Instant || other.Precision < DatePrecision.Day)
            {
                continue;
            }

            // A clock without a zone is the place's own: its distance is the zone, to the half hour.
            var distance = other.Instant.DateTime - date.Instant.DateTime;
            if (other.Precision >= DatePrecision.Minute && !other.HasZone && Math.Abs(distance.TotalHours) <= MostHours)
            {
                var offset = TimeSpan.FromMinutes(Math.Round(distance.TotalMinutes / 30) * 30);
                return Math.Abs((distance - offset).TotalMinutes) <= 2 ? date with { Instant = date.Instant.ToOffset(offset) } : date;
            }

            if (other.Precision == DatePrecision.Day)
            {
                return OnDay(date, other.Instant.Date);
            }
        }

        return date;
    }

    /// <summary>With the least whole hours that put it on the day; as it is where none do.</summary>
    private static ReadDate OnDay(ReadDate date, DateTime day)
    {
        var hours =
            date.Instant.Date == day ? 0
            : date.Instant.Date == day.AddDays(1) ? -(date.Instant.Hour + 1)
            : date.Instant.Date == day.AddDays(-1) ? 24 - date.Instant.Hour
            : 0;
        return hours is >= -12 and <= MostHours ? date with { Instant = date.Instant.ToOffset(TimeSpan.FromHours(hours)) } : date;
    }
}
