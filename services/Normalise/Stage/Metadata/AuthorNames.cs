using System.Text.RegularExpressions;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>Parts a byline into the names it joins.</summary>
internal static partial class AuthorNames
{
    private const int MaxNames = 12;

    /// <summary>The names in order; empty where the text holds none.</summary>
    public static IReadOnlyList<string> Of(string? text, string siteKey)
    {
        if (AuthorCleaner.Clean(text, siteKey) is not { } line)
        {
            return [];
        }

        // "Center for Drug Evaluation and Research": an office's name may hold the word.
        if (Office().IsMatch(line))
        {
            return [line];
        }

        var names = new List<string>();
        foreach (var part in Joints().Split(line))
        {
            if (names.Count > 0 && Titles().IsMatch(part))
            {
                names[^1] += ", " + part.Trim();
            }
            else if (
                AuthorCleaner.Clean(part, siteKey) is { } name
                && !names.Contains(name, StringComparer.OrdinalIgnoreCase)
                && names.Count < MaxNames
            )
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>
    /// What a container or front matter says, its own list before its line; a name that cannot be cleaned stays as it is.
    /// </summary>
    public static IReadOnlyList<string> Of(ArticleHints hints, IReadOnlyList<string> otherwise)
    {
        var said =
            hints.Authors.Count > 0 ? hints.Authors
            : hints.Author is { Length: > 0 } author ? [author]
            : [];
        var names = said.SelectMany(static one => Of(one, "")).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNames).ToArray();
        return names.Length > 0 ? names
            : said.Count > 0 ? [.. said.Take(MaxNames)]
            : otherwise;
    }

    [GeneratedRegex(@"\b(?:center|centre|department|institute|office|university|association|society|ministry)\b.*\b(?:for|of)\b", Options)]
    private static partial Regex Office();

    [GeneratedRegex(@"\s*[,;]\s+(?:and|und|et|y|e|och|og|en|&)\s+|\s*[,;]\s+|\s+(?:and|und|et|y|och|og|&|\+)\s+|\s+/\s+", Options)]
    private static partial Regex Joints();

    /// <summary>What stands after a name and belongs to it: degrees, "Jr.".</summary>
    [GeneratedRegex(
        @"^\s*(?:(?:Jr|Sr|Ph\.?\s?D|M\.?\s?D|D\.?\s?O|MBA|MPH|MSN?|MA|BA|BSc?|MSc|RN|RDN?|DDS|DVM|CPA|CFA|CFP|LCSW|Esq|JD|LL\.?M|FA[A-Z]+|DABOM|II|III|IV)\.?,?\s*)+$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Titles();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;
}
