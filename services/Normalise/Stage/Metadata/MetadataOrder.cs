namespace Pipeline.Normalise.Metadata;

/// <summary>
/// The names under which vocabularies say a thing, in the order in which they are asked. Of title, date and authors all are gathered and
/// the likeliest is chosen by learned weights; of the rest the first that gives a usable value is believed.
/// </summary>
internal static class MetadataOrder
{
    /// <summary>Beside JSON-LD <c>headline</c>, the title element and the headings.</summary>
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

    /// <summary>Beside JSON-LD <c>datePublished</c>, time elements, lines and the address.</summary>
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

    /// <summary>Beside JSON-LD <c>author</c>, links and bylines.</summary>
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
