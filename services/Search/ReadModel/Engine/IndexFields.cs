namespace Pipeline.Search.Engine;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    // Changes whenever an index that an older program made would answer otherwise: it is then made again.
    public const string Schema = "3";

    /// <summary>The article's id, whole.</summary>
    public const string Id = "id";

    /// <summary>All that words find: title, names and keywords, text.</summary>
    public const string Text = "text";

    /// <summary>Words that stemming changes, before it does, each once: for beginnings of words.</summary>
    public const string Words = "words";

    public const string Person = "person";
    public const string Organisation = "org";
    public const string Place = "place";
    public const string Author = "author";

    /// <summary>Behind a name's field: its whole forms, folded.</summary>
    public const string Whole = "=";

    public const string Site = "site";
    public const string Collection = "collection";
    public const string Language = "lang";
    public const string Topic = "topic";
    public const string Kind = "kind";
    public const string Has = "has";

    /// <summary>Bands of the near-duplicate signature: two articles that share one may be one story.</summary>
    public const string Band = "band";

    /// <summary>Address and page id: two articles that share one may be versions of one.</summary>
    public const string Page = "page";

    // Columns.
    public const string Key = "key";
    public const string Published = "published";
    public const string Stamp = "stamp";

    /// <summary>When Ingest took the article, milliseconds since 1970.</summary>
    public const string Taken = "taken";

    /// <summary>When Index made its document.</summary>
    public const string Made = "made";
    public const string Facets = "facets";
    public const string Member = "member";

    /// <summary>The stored article.</summary>
    public const string Article = "article";

    /// <summary>What stands in <see cref="Published"/> where there is no date: before any.</summary>
    public const long Undated = long.MinValue;
}
