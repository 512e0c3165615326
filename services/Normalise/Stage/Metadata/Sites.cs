namespace Pipeline.Normalise.Metadata;

/// <summary>The name of the site or publication.</summary>
internal static class Sites
{
    private const int MaxLength = 80;

    public static string? Name(PageFacts facts, JsonLdArticle? article, string? url) =>
        Usable(facts.First(["og:site_name"]))
        ?? Usable(article?.Publisher)
        ?? Usable(article?.Site)
        ?? Usable(facts.First(MetadataOrder.Site))
        ?? Addresses.Host(url);

    /// <summary>
    /// All that a title may carry as the site's name, as letters alone: its names, its host and the host without its ending.
    /// </summary>
    public static IReadOnlyCollection<string> Keys(PageFacts facts, JsonLdArticle? article, string? site, string? url)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Add(site);
        Add(article?.Publisher);
        Add(article?.Site);
        foreach (var (_, name) in facts.All(MetadataOrder.Site))
        {
            Add(name);
        }

        if (Addresses.Host(url) is { } host)
        {
            Add(host);
            var labels = host.Split('.');
            Add(
                labels.Length >= 3 && labels[^2].Length <= 3 ? labels[^3]
                : labels.Length >= 2 ? labels[^2]
                : null
            );
        }

        return keys;

        void Add(string? name)
        {
            var key = name is null ? "" : MetadataText.Key(name);
            if (key.Length >= 2)
            {
                keys.Add(key);
            }
        }
    }

    private static string? Usable(string? name) =>
        name is { Length: >= 2 and <= MaxLength } && !name.Contains("://", StringComparison.Ordinal) ? name : null;
}
