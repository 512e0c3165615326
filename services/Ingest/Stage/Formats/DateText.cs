using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats;

/// <summary>
/// Reads the dates that feeds, JSON and documents carry. What cannot be read is no date: one bad date never loses an article.
/// </summary>
internal static partial class DateText
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    /// <summary>North American and other zone names that RFC 822 has or feeds use, which the base library does not read.</summary>
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["Z"] = "+00:00",
        ["WET"] = "+00:00",
        ["BST"] = "+01:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["EET"] = "+02:00",
        ["EEST"] = "+03:00",
        ["MSK"] = "+03:00",
        ["IST"] = "+05:30",
        ["JST"] = "+09:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    public static DateTimeOffset? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 100)
        {
            return null;
        }

        if (ReadUnix(text) is { } unix)
        {
            return unix;
        }

        text = Weekday().Replace(text, "");
        var zone = ZoneName().Match(text);
        if (zone.Success && Zones.TryGetValue(zone.Value, out var offset))
        {
            text = string.Concat(text.AsSpan(0, zone.Index), offset);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var date) && IsLikely(date) ? date : null;
    }

    /// <summary>Seconds, milliseconds or microseconds since 1970, which their size tells apart.</summary>
    private static DateTimeOffset? ReadUnix(string text)
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
        var date = DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(seconds, 1e10));
        return IsLikely(date) ? date : null;
    }

    private static bool IsLikely(DateTimeOffset date) => date.Year is >= 1500 and <= 2200;

    [GeneratedRegex(@"\A\p{L}{2,9}\.?,\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?<=[\d\s])[A-Za-z]{1,4}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ZoneName();
}
