namespace Pipeline.Ingest;

/// <summary>
/// Names under which a JSON object may keep an article's parts: the first that is there and not empty is taken. Compared without regard to
/// case,
/// <c>_</c> and <c>-</c>; a dot goes into an object (<c>source.name</c>). The defaults are the names of schema.org's Article, JSON Feed
/// 1.1, NewsAPI,
/// WordPress's REST API and the usual crawlers' dumps.
/// </summary>
public sealed record JsonFieldNames
{
    public static JsonFieldNames Default { get; } = new();

    public IReadOnlyList<string> Html { get; init; } = ["content_html", "html", "body_html", "content.rendered", "html_content"];
    public IReadOnlyList<string> Text { get; init; } =
    [
        "articleBody",
        "full_text",
        "content_text",
        "maintext",
        "article_text",
        "body_text",
        "plain_text",
        "text",
        "body",
        "content",
        "content.value",
        "article",
        "story",
    ];
    public IReadOnlyList<string> Title { get; init; } = ["title", "headline", "title.rendered", "name", "heading", "subject"];
    public IReadOnlyList<string> Author { get; init; } = ["author", "authors", "byline", "creator", "author_name", "by"];
    public IReadOnlyList<string> Published { get; init; } =
    [
        "date_published",
        "datePublished",
        "published",
        "published_at",
        "publication_date",
        "publish_date",
        "published_date",
        "pubDate",
        "pub_date",
        "date_publish",
        "date_gmt",
        "date",
        "created_at",
        "created",
        "timestamp",
        "time",
    ];
    public IReadOnlyList<string> Modified { get; init; } =
    ["date_modified", "dateModified", "modified_gmt", "modified", "updated_at", "updated", "last_modified"];
    public IReadOnlyList<string> Language { get; init; } = ["language", "lang", "inLanguage", "locale"];
    public IReadOnlyList<string> Url { get; init; } =
    ["url", "link", "canonical_url", "permalink", "external_url", "web_url", "href", "guid"];
    public IReadOnlyList<string> Site { get; init; } =
    ["site_name", "site", "source.name", "source", "publisher.name", "publisher", "publication", "source_domain", "domain"];
    public IReadOnlyList<string> Description { get; init; } =
    ["description", "summary", "abstract", "excerpt.rendered", "excerpt", "lead", "standfirst", "subtitle"];

    /// <summary>Names under which a wrapper object may keep its list of articles.</summary>
    public IReadOnlyList<string> Lists { get; init; } =
    [
        "articles",
        "items",
        "entries",
        "stories",
        "posts",
        "news",
        "results",
        "documents",
        "docs",
        "data",
        "records",
        "hits",
        "rows",
        "response",
        "feed",
        "channel",
        "list",
        "@graph",
    ];

    /// <summary>Names under which an element of a list may wrap its article (<c>_source</c> in Elasticsearch).</summary>
    public IReadOnlyList<string> Wrappers { get; init; } = ["_source", "article", "doc", "document", "fields", "node"];

    internal IEnumerable<string> Validate()
    {
        if (Html.Count + Text.Count == 0)
        {
            yield return "JsonFields names no field for the text; give Html or Text at least one.";
        }
    }
}
