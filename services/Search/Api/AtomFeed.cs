using System.Globalization;
using System.Xml.Linq;

namespace Pipeline.Search.Api;

/// <summary>Results as an Atom feed (RFC 4287). An entry's id is its article's, so a reader tells new from seen.</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Of(string query, IReadOnlyList<FoundArticle> articles, HttpRequest request, string? title = null)
    {
        var origin = $"{request.Scheme}://{request.Host}";
        var updated = articles.Select(article => article.Published).Max() ?? DateTimeOffset.UnixEpoch;
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", $"urn:article-pipeline:feed:{Uri.EscapeDataString(query)}"),
            new XElement(Atom + "title", Clean(title ?? (query.Length == 0 ? "All articles" : query))),
            new XElement(Atom + "updated", Instant(updated)),
            new XElement(Atom + "generator", "article pipeline"),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", origin + request.Path + request.QueryString)),
            new XElement(
                Atom + "link",
                new XAttribute("rel", "alternate"),
                new XAttribute("href", $"{origin}/?q={Uri.EscapeDataString(query)}")
            ),
            articles.Select(article => Entry(article, origin))
        );
        return new XDeclaration("1.0", "utf-8", null) + "\n" + feed.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Entry(FoundArticle article, string origin) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", $"urn:sha256:{article.Id}"),
            new XElement(Atom + "title", Clean(article.Title ?? article.File)),
            new XElement(Atom + "updated", Instant(article.Published ?? DateTimeOffset.UnixEpoch)),
            article.Published is { } published ? new XElement(Atom + "published", Instant(published)) : null,
            new XElement(Atom + "link", new XAttribute("href", $"{origin}/articles/{article.Id}")),
            (article.Authors.Count > 0 ? article.Authors : [article.Site ?? "unknown"]).Select(author => new XElement(
                Atom + "author",
                new XElement(Atom + "name", Clean(author))
            )),
            article.Topics.Select(topic => new XElement(
                Atom + "category",
                new XAttribute("term", topic.Code),
                new XAttribute("label", Clean(topic.Name))
            )),
            new XElement(Atom + "summary", Clean(string.Concat(article.Snippet.Select(part => part.Text))))
        );

    private static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Characters that XML has no way to write.
    private static string Clean(string text) => string.Concat(text.Where((c, at) => IsLegal(text, at, c)));

    private static bool IsLegal(string text, int at, char c) =>
        char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(c) ? at > 0 && char.IsHighSurrogate(text[at - 1])
        : System.Xml.XmlConvert.IsXmlChar(c);
}
