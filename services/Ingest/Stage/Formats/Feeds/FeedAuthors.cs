using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// The names of those who wrote an entry, or a feed. Each vocabulary writes them its own way: Atom in parts, Dublin Core as a name, RSS as
/// an address with the name in brackets or the other way about.
/// </summary>
internal static partial class FeedAuthors
{
    /// <summary>The vocabularies that may say it, the most exact first; the first that names somebody is taken.</summary>
    private static readonly (string Prefix, string Name)[] ByEntry = [("dc", "creator"), ("", "author"), ("itunes", "author")];

    private static readonly (string Prefix, string Name)[] ByFeed = [.. ByEntry, ("", "managingEditor")];

    public static IReadOnlyList<string> OfEntry(IReadOnlyList<FeedElement> elements) => Of(elements, ByEntry);

    public static IReadOnlyList<string> OfFeed(IReadOnlyList<FeedElement> elements) => Of(elements, ByFeed);

    private static List<string> Of(IReadOnlyList<FeedElement> elements, IEnumerable<(string Prefix, string Name)> vocabularies) =>
        vocabularies
            .Select(vocabulary =>
                elements
                    .Where(element => element.Prefix == vocabulary.Prefix && element.Name == vocabulary.Name)
                    .Select(element => NameIn(element.Children.TryGetValue("name", out var name) ? name : TextOf(element)))
                    .OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .ToList()
            )
            .FirstOrDefault(names => names.Count > 0)
        ?? [];

    /// <summary>An author in parts without a name has an address alone, which is none.</summary>
    private static string? TextOf(FeedElement element) => element.HasElements ? null : element.Text;

    /// <summary>The name without address and brackets; null where there is only an address.</summary>
    public static string? NameIn(string? author)
    {
        if (Markup.Line(author) is not { } line)
        {
            return null;
        }

        if (!line.Contains('@', StringComparison.Ordinal))
        {
            return line;
        }

        var name = Address().Replace(line, " ").Trim(' ', '\t', '"', '\'', ',', ';', ':', '-', '<', '>', '(', ')', '[', ']');
        return Markup.Line(name) is { } left && left.Any(char.IsLetter) ? left : null;
    }

    [GeneratedRegex(
        @"[<(\[]?\s*(?:mailto:)?[^\s<>()\[\]@,;:""]{1,64}@[^\s<>()\[\]@,;:""]{1,255}\s*[>)\]]?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();
}
