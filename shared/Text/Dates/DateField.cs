using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Contracts;

namespace Pipeline.Text;

/// <summary>
/// Reads a field that is there for a date: of a feed, a document, front matter. What cannot be read is not a date: one bad date never loses
/// an article. Unlike in running text, a year before 1990 is a year here.
/// </summary>
public static partial class DateField
{
    private const int MaxLength = 100;

    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    /// <summary>The date, in UTC where the field names no zone; null where it is none.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
        {
            return null;
        }

        if (Epoch(text) is { } instant)
        {
            return instant;
        }

        // The base library keeps fractions of a second; it would also take "10:30" for today's, so it is asked about whole dates only.
        return (Iso().IsMatch(text) ? Parse(text) : null) ?? Written(text) ?? (OldYear().IsMatch(text) ? Parse(text) : null);
    }

    /// <summary>Seconds, milliseconds or microseconds since 1970, which their size tells apart.</summary>
    private static DateTimeOffset? Epoch(string text)
    {
        if (
            text.Length is < 9 or > 17
            || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        )
        {
            return null;
        }

        var seconds = number switch
        {
            >= 1e14 => number / 1e6,
            >= 1e11 => number / 1e3,
            _ => number,
        };
        return Likely(DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(seconds, 1e10)));
    }

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var date) ? Likely(date) : null;

    private static DateTimeOffset? Written(string text) =>
        DateReader.Read(text) is { Precision: >= DatePrecision.Month } date ? date.Instant : null;

    private static DateTimeOffset? Likely(DateTimeOffset date) => date.Year is >= 1500 and <= 2200 ? date : null;

    [GeneratedRegex(@"\A\d{4}-\d\d?-\d\d?(?:\D|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?:\A|[^\d+:-])1[5-9]\d\d(?:\D|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OldYear();
}
