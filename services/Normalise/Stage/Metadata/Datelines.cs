using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// Finds the place and agency that open a story: "DAMASCUS (Reuters) - ", "LONDON, March 3 — ", "(AP) ". Changes nothing.
/// </summary>
internal static partial class Datelines
{
    private const int MaxLength = 90;

    // Capitals before a colon that are not a place.
    private static readonly string[] NoPlaces =
    [
        "DEAR",
        "WATCH",
        "READ",
        "UPDATE",
        "UPDATED",
        "BREAKING",
        "VIDEO",
        "PHOTOS",
        "PHOTO",
        "NOTE",
        "EXCLUSIVE",
        "REVIEW",
        "OPINION",
        "WARNING",
        "SPOILER",
        "CORRECTION",
        "EDITOR",
        "RELATED",
        "LIVE",
        "ATTENTION",
        "FAQ",
    ];

    // No time limits: the patterns are anchored and the opening is short, so that the work is bounded, and a limit in wall time would make
    // the result depend on what else the machine does.
    public static string? Find(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOf('\n');
        var opening = (end < 0 ? line : line[..end])[..Math.Min(end < 0 ? line.Length : end, MaxLength + 12)].ToString();
        var match = Agency().Match(opening);
        if (!match.Success)
        {
            match = Place().Match(opening);
        }

        if (!match.Success)
        {
            match = PlaceAndColon().Match(opening);
        }

        var found = match.Success ? match.Groups["dateline"].Value.Trim(' ', ',') : "";
        var firstWord = found.Split(' ', ',', ':')[0];
        return found.Length is < 2 or > MaxLength || NoPlaces.Contains(firstWord, StringComparer.Ordinal) ? null : found;
    }

    /// <summary>Place or none, then an agency in brackets, then a dash, a colon or the story.</summary>
    [GeneratedRegex(
        @"^(?<dateline>(?:\p{Lu}[\p{L}.'’\- ]{1,30}(?:,\s[\p{L}.'’\- ]{2,30}){0,2}(?:,?\s(?:\p{Lu}[\p{Ll}.]+\s\d{1,2}|\d{1,2}\s\p{Lu}\p{Ll}+\.?))?,?\s)?\((?:[A-Z]{2,9}|Reuters|Xinhua|Bloomberg|Kyodo|Tass|Interfax|Ansa|UPI|[A-Z][\p{L}]+(?:News|Post|Times)(?:[A-Z]\w*)?(?:\s\w+)?|The\s[\p{L}\s]{3,30}|AP|dpa|ANI|PTI)\))\s*(?:[-–—:]|--|\p{Lu}|\.)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Agency();

    /// <summary>A place in capitals, perhaps a region, perhaps a date, then a dash.</summary>
    [GeneratedRegex(
        @"^(?<dateline>\p{Lu}[\p{Lu}.'’\-]{2,}(?:\s\p{Lu}[\p{Lu}.'’\-]+){0,3}(?:,\s[\p{L}.]{2,20}(?:\s[\p{L}.]{2,20})?){0,2}(?:,?\s(?:\p{Lu}[\p{Ll}.]+\s\d{1,2}|\d{1,2}\s\p{Lu}\p{Ll}+\.?)(?:,?\s\d{4})?)?|\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2},\s\p{Lu}[\p{L}.]{1,15}|\p{Lu}\p{Ll}{2,}(?:\s\p{Lu}\p{Ll}{2,})?(?=\s+[–—]\s+[“""]?\p{Lu}))\s+(?:[–—]|--|-)\s",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?<dateline>\p{Lu}{3,}(?:[\s\-]\p{Lu}{2,}){0,2}(?:,\s\p{L}+)?):\s+\p{Lu}?\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceAndColon();
}
