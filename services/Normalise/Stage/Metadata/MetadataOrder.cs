namespace Pipeline.Normalise.Metadata;

/// <summary>
/// How disagreements are settled: of several sources the first in these lists that gives a usable value is believed. Structured data for
/// machines comes before data for social networks, that before a site's own names, all of them before what stands in the text. Two rules
/// go beyond the lists: a headline that a reader sees on the page and that any of the sources confirms is the title (what is said to
/// networks is often reworded), and a date without a time gives way to one of the same day that has one.
/// </summary>
internal static class MetadataOrder
{
    /// <summary>After JSON-LD <c>headline</c>; before the title element.</summary>
    public static readonly string[] Title =
    [
        "og:title",
        "headline",
        "twitter:title",
        "citation_title",
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "dcterms.title",
        "title",
    ];

    /// <summary>After JSON-LD <c>datePublished</c>; before time elements, the text and the address.</summary>
    public static readonly string[] Published =
    [
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "publication_date",
        "publish-date",
        "publishdate",
        "publish_date",
        "published_time",
        "published-date",
        "pubdate",
        "published",
        "w-published-date",
        "og:article:published_time",
        "pub_date",
        "ptime",
        "displaydate",
        "og:pubdate",
        "date",
        "creation_date",
        "datecreated",
        "rnews:datepublished",
        "bt:pubdate",
        "vr:published_time",
        "shareaholic:article_published_time",
    ];

    public static readonly string[] Modified =
    [
        "article:modified_time",
        "article:modified",
        "og:updated_time",
        "og:modified_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
        "last-modified",
        "lastmodified",
        "article.updated",
        "last_updated",
        "modified_time",
        "revised",
        "utime",
        "bt:moddate",
        "vr:updated_time",
        "shareaholic:article_modified_time",
        "cxenseparse:recs:updatetime",
    ];

    /// <summary>After JSON-LD <c>author</c>; before links and bylines.</summary>
    public static readonly string[] Author =
    [
        "article:author_name",
        "author",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "byline",
        "article.author",
        "og:article:author",
        "article:author",
        "cxenseparse:author",
        "shareaholic:article_author_name",
        "creator",
        "twitter:data1",
    ];

    public static readonly string[] Site =
    [
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "cre",
        "dc.publisher",
        "citation_journal_title",
        "publisher",
    ];

    public static readonly string[] Description =
    [
        "og:description",
        "description",
        "twitter:description",
        "dc.description",
        "sailthru.description",
    ];

    public static readonly string[] Image =
    [
        "og:image",
        "og:image:secure_url",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
        "thumbnail",
    ];

    public static readonly string[] Language = ["content-language", "og:locale", "dc.language", "dcterms.language", "language"];
}
