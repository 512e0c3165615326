using Pipeline.Contracts;

namespace Pipeline.Text;

/// <summary>Reads year, month and day from tokens, in the orders that people write them.</summary>
internal static class CalendarReader
{
    private const int MinYear = 1990;
    private const int MaxYear = 2100;

    /// <param name="dayFirst">Order of a date of two small numbers and slashes.</param>
    public static (DateTime Date, DatePrecision Precision, int Next)? At(List<DateToken> tokens, int i, bool dayFirst)
    {
        var token = tokens[i];
        return token.Kind switch
        {
            DateTokenKind.Number => YearFirst(tokens, i)
                ?? YearAndName(tokens, i)
                ?? Numeric(tokens, i, dayFirst)
                ?? DayAndName(tokens, i)
                ?? Compact(token, i),
            DateTokenKind.Word => NameFirst(tokens, i),
            _ => null,
        };
    }

    /// <summary>2019-11-19, 2019/11/19, 2019. 11. 19, 2019年11月19日.</summary>
    private static (DateTime, DatePrecision, int)? YearFirst(List<DateToken> tokens, int i)
    {
        if (!IsYear(tokens[i]))
        {
            return null;
        }

        var month = Number(tokens, i + 2, 2);
        if (month is null || !IsSeparator(tokens, i + 1))
        {
            return null;
        }

        var day = Number(tokens, i + 4, 2);
        if (day is not null && IsSeparator(tokens, i + 3) && Make(tokens[i].Value, month.Value, day.Value) is { } date)
        {
            var next = i + 5;
            return (date, DatePrecision.Day, next < tokens.Count && tokens[next].Value is '\u65E5' or '\uC77C' ? next + 1 : next);
        }

        return
            tokens[i + 1].Value is '-' or '\u5E74'
            && day is null
            && tokens[i + 2].Length == 2
            && Make(tokens[i].Value, month.Value, 1) is { } start
            ? (start, DatePrecision.Month, i + 3)
            : null;
    }

    /// <summary>2019 Nov 19, as libraries write it.</summary>
    private static (DateTime, DatePrecision, int)? YearAndName(List<DateToken> tokens, int i) =>
        IsYear(tokens[i])
        && i + 2 < tokens.Count
        && tokens[i + 1].Kind == DateTokenKind.Word
        && DateNames.Month(tokens[i + 1].Text) is > 0 and var month
        && Number(tokens, i + 2, 2) is { } day
        && (i + 3 >= tokens.Count || !IsYear(tokens[i + 3]))
        && Make(tokens[i].Value, month, day) is { } date
            ? (date, DatePrecision.Day, i + 3)
            : null;

    /// <summary>19.11.2019, 19/11/2019, 11/19/2019, 19-11-2019.</summary>
    private static (DateTime, DatePrecision, int)? Numeric(List<DateToken> tokens, int i, bool dayFirst)
    {
        if (
            i + 4 >= tokens.Count
            || !IsSeparator(tokens, i + 1)
            || !IsSeparator(tokens, i + 3)
            || tokens[i + 1].Value != tokens[i + 3].Value
            || tokens[i].Length > 2
            || Number(tokens, i + 2, 2) is not { } second
            || tokens[i + 4].Kind != DateTokenKind.Number
        )
        {
            return null;
        }

        var first = tokens[i].Value;
        var year = tokens[i + 4].Length switch
        {
            4 => tokens[i + 4].Value,
            2 when tokens[i + 1].Value is '.' or '/' => 2000 + tokens[i + 4].Value,
            _ => 0,
        };

        // Full stops are European; slashes go by the page's language, unless a number settles it.
        var isDayFirst = second <= 12 && (first > 12 || tokens[i + 1].Value != '/' || dayFirst);
        var date = isDayFirst ? Make(year, second, first) : Make(year, first, second);
        return date is { } found ? (found, DatePrecision.Day, i + 5) : null;
    }

    /// <summary>19 November 2019, 19. November 2019, 19 de noviembre de 2019, 19th of November, 2019, 19-Nov-2019.</summary>
    private static (DateTime, DatePrecision, int)? DayAndName(List<DateToken> tokens, int i)
    {
        if (tokens[i].Length > 2)
        {
            return null;
        }

        var at = Skip(tokens, i + 1);
        if (at >= tokens.Count || tokens[at].Kind != DateTokenKind.Word || DateNames.Month(tokens[at].Text) is not (> 0 and var month))
        {
            return null;
        }

        at = Skip(tokens, at + 1);
        return at < tokens.Count && IsYear(tokens[at]) && Make(tokens[at].Value, month, tokens[i].Value) is { } date
            ? (date, DatePrecision.Day, at + 1)
            : null;
    }

    /// <summary>November 19, 2019; Nov. 19th 2019; November 2019.</summary>
    private static (DateTime, DatePrecision, int)? NameFirst(List<DateToken> tokens, int i)
    {
        if (DateNames.Month(tokens[i].Text) is not (> 0 and var month))
        {
            return null;
        }

        var at = Skip(tokens, i + 1);
        if (at < tokens.Count && IsYear(tokens[at]))
        {
            return Make(tokens[at].Value, month, 1) is { } start ? (start, DatePrecision.Month, at + 1) : null;
        }

        if (Number(tokens, at, 2) is not { } day)
        {
            return null;
        }

        at = Skip(tokens, at + 1);
        if (at < tokens.Count && IsYear(tokens[at]))
        {
            return Make(tokens[at].Value, month, day) is { } date ? (date, DatePrecision.Day, at + 1) : null;
        }

        // C's and Java's own form: Nov 19 08:57:40 CET 2019. The clock is found again from the day on.
        for (var year = at; year < tokens.Count && year <= at + 7; year++)
        {
            if (year > at && IsYear(tokens[year]) && at + 1 < tokens.Count && tokens[at + 1].IsSign(':'))
            {
                return Make(tokens[year].Value, month, day) is { } date ? (date, DatePrecision.Day, at) : null;
            }
        }

        return null;
    }

    /// <summary>20191119.</summary>
    private static (DateTime, DatePrecision, int)? Compact(DateToken token, int i) =>
        token.Length == 8 && Make(token.Value / 10000, token.Value / 100 % 100, token.Value % 100) is { } date
            ? (date, DatePrecision.Day, i + 1)
            : null;

    /// <summary>Over what stands between the parts of a written date: ordinal endings, articles, full stops, commas.</summary>
    private static int Skip(List<DateToken> tokens, int i)
    {
        var skipped = 0;
        while (
            i < tokens.Count
            && skipped < 3
            && (
                tokens[i].Kind == DateTokenKind.Sign
                    ? tokens[i].Value is '.' or ',' or '-' or '/' or '\u00BA' or '\u00AA'
                    : tokens[i].Kind == DateTokenKind.Word
                        && tokens[i].Text
                            is "st"
                                or "nd"
                                or "rd"
                                or "th"
                                or "of"
                                or "de"
                                or "del"
                                or "di"
                                or "er"
                                or "tháng"
                                or "năm"
                                or "ב"
            )
        )
        {
            i++;
            skipped++;
        }

        return i;
    }

    public static bool IsYear(DateToken token) => token is { Kind: DateTokenKind.Number, Length: 4, Value: >= MinYear and <= MaxYear };

    private static bool IsSeparator(List<DateToken> tokens, int i) =>
        i < tokens.Count
        && tokens[i].Kind == DateTokenKind.Sign
        && tokens[i].Value is '-' or '/' or '.' or '\u5E74' or '\u6708' or '\uB144' or '\uC6D4';

    private static int? Number(List<DateToken> tokens, int i, int maxLength) =>
        i < tokens.Count && tokens[i].Kind == DateTokenKind.Number && tokens[i].Length <= maxLength ? tokens[i].Value : null;

    public static DateTime? Make(int year, int month, int day) =>
        year is >= MinYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;
}
