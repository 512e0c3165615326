using System.Collections.Frozen;
using System.Globalization;

namespace Pipeline.Text;

/// <summary>The names of <c>months.txt</c> and <c>zones.txt</c>.</summary>
public static class DateNames
{
    private static readonly FrozenDictionary<string, int> Months = LoadMonths();
    private static readonly FrozenDictionary<string, (int Minutes, bool American)> Zones = LoadZones();

    /// <summary>1 to 12, or 0.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(word);

    /// <summary>Minutes from UTC of a zone's name on a date.</summary>
    public static int? Zone(string word, DateTime date)
    {
        if (!Zones.TryGetValue(word, out var zone))
        {
            return null;
        }

        return zone.American && IsAmericanSummer(date) ? zone.Minutes + 60 : zone.Minutes;
    }

    /// <summary>From the second Sunday of March to the first of November.</summary>
    private static bool IsAmericanSummer(DateTime date)
    {
        var march = new DateTime(date.Year, 3, 8);
        var november = new DateTime(date.Year, 11, 1);
        var start = march.AddDays((7 - (int)march.DayOfWeek) % 7).AddHours(2);
        var end = november.AddDays((7 - (int)november.DayOfWeek) % 7).AddHours(2);
        return date >= start && date < end;
    }

    private static FrozenDictionary<string, int> LoadMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in ResourceLines.Entries(typeof(DateNames).Assembly, "months.txt"))
        {
            foreach (var name in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                months.TryAdd(name, int.Parse(key, CultureInfo.InvariantCulture));
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, (int, bool)> LoadZones()
    {
        var zones = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        foreach (var (key, value) in ResourceLines.Entries(typeof(DateNames).Assembly, "zones.txt"))
        {
            var american = value.StartsWith("us", StringComparison.Ordinal);
            zones[key] = (int.Parse(american ? value[2..] : value, CultureInfo.InvariantCulture), american);
        }

        return zones.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
