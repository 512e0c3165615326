using System.Globalization;

namespace Pipeline.Search.Queries;

/// <summary>Dates as people type them: a year, a month or a day.</summary>
internal static class DateWords
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy"];
    private static readonly string[] Months = ["yyyy-M", "yyyy/M"];

    /// <summary>The instant at which the year, month or day begins, UTC; null where it is none of them.</summary>
    public static DateTimeOffset? Begin(string text)
    {
        if (Parse(text, Days) is { } day)
        {
            return day;
        }

        return Parse(text, Months) ?? (text.Length == 4 ? Parse(text, ["yyyy"]) : null);
    }

    private static DateTimeOffset? Parse(string text, string[] formats) =>
        DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
