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

        return new FoundArticle(
            text!,
            mediaType,
            new ArticleHints
            {
                Title = Markup.Line(TextOf(Find("", "title") ?? Find("dc", "title"))),
                Author = Author(),
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

    private string? Author()
    {
        var names = elements
            .Where(element =>
                (element.Prefix == "dc" && element.Name == "creator") || (element.Prefix is "" or "itunes" && element.Name == "author")
            )
            .OrderBy(element =>
                element.Prefix switch
                {
                    "dc" => 0,
                    "" => 1,
                    _ => 2,
                }
            )
            .Select(element => Markup.Line(element.Children.TryGetValue("name", out var name) ? name : WithoutAddress(element.Text)))
            .Where(name => name is not null)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>RSS 2.0 writes <c>ana@paper.example (Ana Reyes)</c>.</summary>
    private static string WithoutAddress(string author)
    {
        var open = author.IndexOf('(', StringComparison.Ordinal);
        var close = author.LastIndexOf(')');
        return author.Contains('@', StringComparison.Ordinal) && open >= 0 && close > open ? author[(open + 1)..close] : author;
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
        var candidates = new[]
        {
            TextOf(Find("feedburner", "origLink")),
            elements
                .Find(element =>
                    element is { Prefix: "", Name: "link" }
                    && element.Attribute("href") is not null
                    && element.Attribute("rel") is null or "alternate"
                )
                ?.Attribute("href"),
            TextOf(Find("", "link")),
            elements.Find(element => element is { Prefix: "", Name: "guid" } && element.Attribute("isPermaLink") != "false")?.Text,
            elements.Find(element => element is { Prefix: "", Name: "id" })?.Text,
            elements.Find(element => element is { Prefix: "", Name: "link" } && element.Attribute("href") is not null)?.Attribute("href"),
        };
        return candidates
            .Select(candidate => candidate?.Trim())
            .FirstOrDefault(candidate => candidate is not null && candidate.StartsWith("http", StringComparison.OrdinalIgnoreCase));
    }
}
