using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// What a feed's entries are called: <c>item</c> or <c>entry</c>, without a prefix, with the root's, or with one that the root binds to a
/// vocabulary of feeds.
/// </summary>
internal sealed partial class EntryNames(HashSet<string> names, bool isEntryAlone)
{
    public bool IsEntryAlone => isEntryAlone;

    public static EntryNames Of(string rootName, string root)
    {
        var prefix = rootName[..(rootName.IndexOf(':', StringComparison.Ordinal) + 1)];
        var local = rootName[prefix.Length..];
        if (local == "entry")
        {
            return new EntryNames([rootName], isEntryAlone: true);
        }

        var entry = local == "feed" ? "entry" : "item";
        var names = new HashSet<string>(StringComparer.Ordinal) { entry, prefix + entry };
        foreach (Match binding in Binding().Matches(root))
        {
            if (FeedElement.IsFeedVocabulary(binding.Groups[2].Value))
            {
                names.Add($"{binding.Groups[1].Value}:{entry}");
            }
        }

        return new EntryNames(names, isEntryAlone: false);
    }

    public bool Are(ReadOnlySpan<char> name) => names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    [GeneratedRegex(
        @"xmlns:([A-Za-z_][\w.-]{0,60})\s*=\s*[""']([^""']{1,200})[""']",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Binding();
}
