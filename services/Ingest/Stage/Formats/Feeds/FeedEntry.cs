using System.Xml;
using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>An entry's elements, and the article in them.</summary>
internal sealed class FeedEntry(List<FeedElement> elements)
{
    /// <summary>
    /// Longest entry that is mended, in characters: an ampersand is replaced at a cost, and millions of them are not an article.
    /// </summary>
    private const int MaxMended = 512 * 1024;

    /// <param name="document">The root's start tag, the entry and the root's end tag; or an entry that is its own root.</param>
    /// <param name="channel">The feed's own data.</param>
    /// <exception cref="XmlException">It is not good XML and cannot be mended.</exception>
    public static FeedEntry Read(string document, FeedChannel channel)
    {
        var depth = channel.IsEntryAlone ? 1 : 2;
        try
        {
            return new FeedEntry(FeedElement.ReadAt(document, depth, leniently: false));
        }
        catch (XmlException) when (document.Length <= MaxMended)
        {
            return new FeedEntry(FeedElement.ReadAt(FeedXml.Mend(document), depth, leniently: false));
        }
    }

    /// <summary>The article; null where the entry has no text.</summary>
    public FoundArticle? ToArticle(FeedChannel channel)
    {
        var full = Find("content", "encoded") ?? Find("", "content") ?? Find("xhtml", "body") ?? Find("xhtml", "div");
        var summary = Find("", "description") ?? Find("", "summary") ?? Find("dc", "description") ?? Find("itunes", "summary");
        var (text, mediaType) = ContentOf(full);
        var isFull = !Markup.IsBlank(text);
        if (!isFull)
        {
            (text, mediaType) = ContentOf(summary);
        }

        if (Markup.IsBlank(text))
        {
            return null;
        }

        var authors = Authors(channel);
        return new FoundArticle(
            text!,
            mediaType,
            new ArticleHints
            {
                Title = Markup.Line(TextOf(Find("", "title") ?? Find("dc", "title"))),
                Author = authors.Count == 0 ? null : string.Join(", ", authors),
                Authors = authors.Count > 1 ? authors : [],
                Published =
                    Date(
                        ("", "pubDate"),
                        ("", "published"),
                        ("", "issued"),
                        ("dc", "date"),
                        ("dc", "issued"),
                        ("dc", "created"),
                        ("", "created"),
                        ("", "date")
                    ) ?? Date(("", "updated")),
                Modified = Date(("", "updated"), ("dc", "modified"), ("", "modified")),
                Language = TextOf(Find("dc", "language"))?.Trim() ?? full?.Attribute("xml:lang") ?? channel.Language,
                Url = Url(),
                Site = channel.Title,
                Description = isFull ? Markup.Line(TextOf(summary)) : null,
            }
        );
    }

    private FeedElement? Find(string prefix, string name) =>
        elements.Find(element => element.Prefix == prefix && element.Name == name && (element.Text.Length > 0 || element.HasElements));

    private static string? TextOf(FeedElement? element) => element?.Text;

    private static (string? Text, string MediaType) ContentOf(FeedElement? element)
    {
        if (element is null)
        {
            return (null, "text/plain");
        }

        // Markup that was not escaped stands as elements: by rule in Atom's XHTML, by mistake in RSS.
        if (element.HasElements)
        {
            return ($"<article>{element.Markup}</article>", "text/html");
        }

        return element.Attribute("type") is "html" or "text/html"
            ? ($"<article>{element.Text}</article>", "text/html")
            : Markup.Text(element.Text);
    }

    /// <summary>The entry's own; else those of the feed that it was taken from (Atom's source), else of this feed.</summary>
    private IReadOnlyList<string> Authors(FeedChannel channel)
    {
        if (FeedAuthors.OfEntry(elements) is { Count: > 0 } own)
        {
            return own;
        }

        return Find("", "source")?.Children.GetValueOrDefault("author/name") is { } name && FeedAuthors.NameIn(name) is { } source
            ? [source]
            : channel.Authors;
    }

    private DateTimeOffset? Date(params ReadOnlySpan<(string Prefix, string Name)> names)
    {
        foreach (var (prefix, name) in names)
        {
            if (DateField.Read(TextOf(Find(prefix, name))) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private string? Url()
    {
        string?[] candidates =
        [
            TextOf(Find("feedburner", "origLink")),
            Link(rel => rel is null or "alternate"),
            TextOf(Find("", "link")),
            elements.Find(element => element is { Prefix: "", Name: "guid" } && element.Attribute("isPermaLink") != "false")?.Text,
            elements.Find(element => element is { Prefix: "", Name: "id" })?.Text,
            Link(rel => rel is "via" or "related" or "canonical"),
        ];
        return candidates
            .Select(candidate => candidate?.Trim())
            .FirstOrDefault(candidate => candidate is not null && candidate.StartsWith("http", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Where a link of this relation leads; a page before what has another media type. What is enclosed (a sound, a film) is not the
    /// article.
    /// </summary>
    private string? Link(Func<string?, bool> relation) =>
        elements
            .Where(element =>
                element is { Prefix: "", Name: "link" } && element.Attribute("href") is not null && relation(element.Attribute("rel"))
            )
            .OrderBy(element => element.Attribute("type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == false ? 1 : 0)
            .FirstOrDefault()
            ?.Attribute("href");
}
