using Pipeline.Normalise.Extract.Dom;
using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Metadata;
using Pipeline.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>Where a page names who wrote a post, and when.</summary>
internal sealed class PostSigns
{
    private const int MaxName = 40;
    private const int MaxNodes = 12;
    private const int MaxDatedLine = 90;

    private static readonly string[] NameClasses =
    [
        "author",
        "username",
        "user-name",
        "user_name",
        "poster",
        "nickname",
        "display-name",
        "displayname",
        "screenname",
        "creator",
        "membername",
        "usertext",
    ];

    private static readonly string[] ProfileAddresses =
    [
        "/u/",
        "/user",
        "/member",
        "/profile",
        "showuser",
        "action=profile",
        "/people/",
        "mode=viewprofile",
    ];

    private readonly SortedList<int, string> _authors = [];
    private readonly SortedList<int, DateTimeOffset> _dates = [];

    public static PostSigns Of(PageEvidence page, string? language)
    {
        var signs = new PostSigns();
        for (var i = 0; i < page.Tree.Elements.Length; i++)
        {
            signs.Take(page.Tree.Elements[i], page.Tree.Elements[i].End - i, language);
        }

        for (var i = 0; i < page.Traits.Length; i++)
        {
            if (
                page.Traits[i].IsDated
                && page.Tree.Blocks[i].Text.Length <= MaxDatedLine
                && DateReader.Find(page.Tree.Blocks[i].Text, language) is { } date
            )
            {
                signs._dates.TryAdd(i, date.Instant);
            }
        }

        return signs;
    }

    public bool Any(int first, int last) => First(_authors, first, last) >= 0 || First(_dates, first, last) >= 0;

    public string? Author(int first, int last) => First(_authors, first, last) is >= 0 and var at ? _authors.Values[at] : null;

    public DateTimeOffset? Date(int first, int last) => First(_dates, first, last) is >= 0 and var at ? _dates.Values[at] : null;

    private void Take(in PageElement element, int size, string? language)
    {
        var node = element.Node;
        var property = node.GetAttribute("itemprop");
        if (node.LocalName is "time" || property is "datePublished" or "dateCreated")
        {
            var said = node.GetAttribute("datetime") ?? node.GetAttribute("content");
            if ((DateReader.Read(said, language) ?? (size <= MaxNodes ? DateReader.Find(node.TextContent, language) : null)) is { } date)
            {
                _dates.TryAdd(element.FirstBlock, date.Instant);
            }

            return;
        }

        if (size <= MaxNodes && !_authors.ContainsKey(element.FirstBlock) && NamesAuthor(node, property) && NameOf(node) is { } name)
        {
            _authors.Add(element.FirstBlock, name);
        }
    }

    private static bool NamesAuthor(DomElement node, string? property) =>
        property is "author" or "creator"
        || node.ClassName is { Length: > 0 } names && ContainsAny(names, NameClasses)
        || node.LocalName is "a" && node.GetAttribute("href") is { } href && ContainsAny(href, ProfileAddresses);

    private static string? NameOf(DomElement node)
    {
        var name = MetadataText.OneLine(node.GetAttribute("content") ?? node.TextContent);
        if (name is { Length: > 3 } && name.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
        {
            name = name[3..];
        }

        return name is { Length: > 1 and <= MaxName } && name.Any(char.IsLetter) && !name.Contains("://", StringComparison.Ordinal)
            ? name
            : null;
    }

    private static bool ContainsAny(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Index of the first entry whose key is in the range, or -1.</summary>
    private static int First<T>(SortedList<int, T> entries, int first, int last)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries.Keys[middle] < first ? (middle + 1, high) : (low, middle);
        }

        return low < entries.Count && entries.Keys[low] < Math.Max(last, first + 1) ? low : -1;
    }
}
