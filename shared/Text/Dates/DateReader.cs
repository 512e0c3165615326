using Pipeline.Contracts;

namespace Pipeline.Text;

/// <summary>
/// Reads dates as machines and people write them: ISO 8601 whole or in part, RFC 822, compact, seconds since 1970, and written out in some
/// twenty languages. Knows no culture but the one passed in, and no clock: years before 1990 or after 2100 are taken for something else.
/// </summary>
public static class DateReader
{
    private const int MaxLength = 2_000;

    /// <summary>The date that the text is, or begins with; null where it is none.</summary>
    /// <param name="language">The page's language tag; decides the order of 3/4/2019.</param>
    public static ReadDate? Read(string? text, string? language = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 120)
        {
            return null;
        }

        text = text.Trim();
        return FromEpoch(text) ?? FromYear(text) ?? Find(text, language);
    }

    /// <summary>The first date in a longer text, with the time that stands by it.</summary>
    public static ReadDate? Find(string text, string? language = null)
    {
        var tokens = DateTokens.Of(text.Length > MaxLength ? text[..MaxLength] : text);
        var dayFirst = IsDayFirst(language);
        for (var i = 0; i < tokens.Count; i++)
        {
            // "3 of 11.2019" and prices end in numbers too: a date begins at a number's or word's own start.
            if (
                i > 0
                && tokens[i].Kind == DateTokenKind.Number
                && !tokens[i].Spaced
                && (tokens[i - 1].IsSign('.') || tokens[i - 1].IsSign('$'))
                && i > 1
                && tokens[i - 2].Kind == DateTokenKind.Number
            )
            {
                continue;
            }

            // "31 February 2019" is no February.
            if (
                CalendarReader.At(tokens, i, dayFirst) is { } found
                && !(
                    found.Precision == DatePrecision.Month
                    && tokens[i].Kind == DateTokenKind.Word
                    && i > 0
                    && tokens[i - 1] is { Kind: DateTokenKind.Number, Length: <= 2 }
                )
            )
            {
                return WithClock(tokens, i, found.Next, found.Date, found.Precision);
            }
        }

        return null;
    }

    private static ReadDate WithClock(List<DateToken> tokens, int start, int next, DateTime date, DatePrecision precision)
    {
        if (
            precision == DatePrecision.Day
            && (ClockReader.After(tokens, next, date) ?? ClockReader.Before(tokens, start, date)) is { } clock
        )
        {
            var offset = TimeSpan.FromMinutes(clock.ZoneMinutes ?? 0);
            return new ReadDate(
                new DateTimeOffset(date + clock.Time, offset),
                clock.HasSeconds ? DatePrecision.Second : DatePrecision.Minute,
                clock.ZoneMinutes is not null
            );
        }

        return new ReadDate(new DateTimeOffset(date, TimeSpan.Zero), precision, HasZone: false);
    }

    private static ReadDate? FromEpoch(string text)
    {
        if (
            text.Length is not (10 or 13)
            || !long.TryParse(
                text,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return null;
        }

        var instant = DateTimeOffset.FromUnixTimeSeconds(text.Length == 13 ? value / 1000 : value);
        return instant.Year is >= 1990 and <= 2100 ? new ReadDate(instant, DatePrecision.Second, HasZone: true) : null;
    }

    private static ReadDate? FromYear(string text) =>
        text.Length == 4
        && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
        && CalendarReader.Make(year, 1, 1) is { } date
            ? new ReadDate(new DateTimeOffset(date, TimeSpan.Zero), DatePrecision.Year, HasZone: false)
            : null;

    /// <summary>Only American English (and English that says no more) puts the month first.</summary>
    private static bool IsDayFirst(string? language) =>
        language is { Length: >= 2 }
        && !(
            language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && (
                language.Length == 2
                || language.Contains("US", StringComparison.OrdinalIgnoreCase)
                || language.Contains("PH", StringComparison.OrdinalIgnoreCase)
            )
        );
}
