namespace Pipeline.Text;

/// <summary>Reads a time of day and its zone from tokens.</summary>
internal static class ClockReader
{
    /// <summary>How far a time may stand from its date: "at", a weekday, a dash, a comma.</summary>
    private const int MaxGap = 4;

    public readonly record struct Clock(TimeSpan Time, bool HasSeconds, int? ZoneMinutes);

    public static Clock? After(List<DateToken> tokens, int from, DateTime date)
    {
        for (var i = from; i < tokens.Count && i <= from + MaxGap; i++)
        {
            if (tokens[i].Kind == DateTokenKind.Number)
            {
                return At(tokens, i, date);
            }
        }

        return null;
    }

    public static Clock? Before(List<DateToken> tokens, int date, DateTime day)
    {
        for (var i = Math.Max(0, date - 10); i < date; i++)
        {
            if (tokens[i].Kind == DateTokenKind.Number && At(tokens, i, day) is { } clock)
            {
                return clock;
            }
        }

        return null;
    }

    private static Clock? At(List<DateToken> tokens, int i, DateTime date)
    {
        if (tokens[i].Length is 4 or 6 && i > 0 && tokens[i - 1] is { Kind: DateTokenKind.Word, Text: "t" })
        {
            // The basic form of ISO 8601: 20191119T085740Z.
            var (value, long6) = (tokens[i].Value, tokens[i].Length == 6);
            var hoursMinutes = long6 ? value / 100 : value;
            return Make(tokens, i + 1, hoursMinutes / 100, hoursMinutes % 100, long6 ? value % 100 : 0, long6, date);
        }

        if (tokens[i].Length > 2)
        {
            return null;
        }

        var hour = tokens[i].Value;
        var (minute, second, hasSeconds, next) = (0, 0, false, i + 1);
        var separator = next < tokens.Count ? tokens[next] : default;
        var hasMinutes =
            next + 1 < tokens.Count
            && tokens[next + 1] is { Kind: DateTokenKind.Number, Length: 2, Spaced: false }
            && (separator.IsSign(':') || separator.IsSign('.') || separator is { Kind: DateTokenKind.Word, Text: "h" });
        if (hasMinutes)
        {
            minute = tokens[next + 1].Value;
            next += 2;
            if (next + 1 < tokens.Count && tokens[next].IsSign(':') && tokens[next + 1] is { Kind: DateTokenKind.Number, Length: 2 })
            {
                second = tokens[next + 1].Value;
                hasSeconds = true;
                next += 2;
                if (
                    next + 1 < tokens.Count
                    && (tokens[next].IsSign('.') || tokens[next].IsSign(','))
                    && tokens[next + 1] is { Kind: DateTokenKind.Number, Spaced: false }
                )
                {
                    next += 2;
                }
            }
        }

        var half = next < tokens.Count && tokens[next].Kind == DateTokenKind.Word ? tokens[next].Text : "";
        var isAfternoon = half is "pm" or "p.m";
        var isMorning = half is "am" or "a.m";
        if (isAfternoon || isMorning)
        {
            next++;
            if (hour is < 1 or > 12)
            {
                return hour <= 23 && hasMinutes ? Make(tokens, next, hour, minute, second, hasSeconds, date) : null;
            }

            hour = (hour % 12) + (isAfternoon ? 12 : 0);
        }
        else if (!hasMinutes)
        {
            return null;
        }
        else if (half is "uhr" or "h" or "hrs" or "hours" or "heures")
        {
            next++;
        }

        return Make(tokens, next, hour, minute, second, hasSeconds, date);
    }

    private static Clock? Make(List<DateToken> tokens, int next, int hour, int minute, int second, bool hasSeconds, DateTime date) =>
        hour <= 23 && minute <= 59 && second <= 60
            ? new Clock(new TimeSpan(hour, minute, Math.Min(second, 59)), hasSeconds, Zone(tokens, next, date))
            : null;

    private static int? Zone(List<DateToken> tokens, int i, DateTime date)
    {
        while (i < tokens.Count && (tokens[i].IsSign('.') || tokens[i].IsSign('(') || tokens[i].IsSign(',')))
        {
            i++;
        }

        if (i >= tokens.Count)
        {
            return null;
        }

        if (tokens[i].Kind == DateTokenKind.Word)
        {
            var zone = DateNames.Zone(tokens[i].Text.Replace(".", "", StringComparison.Ordinal), date);
            return zone == 0 && Offset(tokens, i + 1) is { } more ? more : zone;
        }

        return Offset(tokens, i);
    }

    /// <summary>+01:00, -0500, +5.</summary>
    private static int? Offset(List<DateToken> tokens, int i)
    {
        if (
            i + 1 >= tokens.Count
            || !(tokens[i].IsSign('+') || tokens[i].IsSign('-') || tokens[i].IsSign('\u2212'))
            || tokens[i + 1] is not { Kind: DateTokenKind.Number, Spaced: false } first
        )
        {
            return null;
        }

        var minutes = first.Length switch
        {
            <= 2 when i + 3 < tokens.Count && tokens[i + 2].IsSign(':') && tokens[i + 3] is { Kind: DateTokenKind.Number, Length: 2 } => (
                first.Value * 60
            ) + tokens[i + 3].Value,
            <= 2 => first.Value * 60,
            4 => (first.Value / 100 * 60) + (first.Value % 100),
            _ => int.MaxValue,
        };
        return minutes > 14 * 60 ? null
            : tokens[i].IsSign('+') ? minutes
            : -minutes;
    }
}
