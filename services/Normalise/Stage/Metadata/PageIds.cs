using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>The page's own identifier of its article, from what content systems write into pages.</summary>
internal static partial class PageIds
{
    private const int MaxLength = 120;

    private static readonly string[] Names =
    [
        "article:id",
        "article_id",
        "articleid",
        "article-id",
        "content-id",
        "contentid",
        "cxenseparse:articleid",
        "cxenseparse:recs:articleid",
        "sailthru.contentid",
        "parsely-post-id",
        "post-id",
        "postid",
        "vr:article-id",
        "brightspot.contentid",
        "bt:id",
        "dc.identifier",
        "dc:identifier",
        "citation_doi",
        "doi",
    ];

    public static string? Find(PageFacts facts, JsonLdArticle? article)
    {
        if (Usable(facts.First(Names)) is { } said)
        {
            return said;
        }

        if (Usable(article?.Id) is { } identifier)
        {
            return identifier;
        }

        return facts.BodyClass is { } classes && PostClass().Match(classes) is { Success: true } post ? post.Groups[1].Value
            : facts.ShortLink is { } link && ShortLinkId().Match(link) is { Success: true } number ? number.Groups[1].Value
            : null;
    }

    private static string? Usable(string? id) =>
        id?.Trim() is { Length: > 0 and <= MaxLength } text && !text.Contains(' ', StringComparison.Ordinal) ? text : null;

    /// <summary>WordPress and Drupal number what a page shows.</summary>
    [GeneratedRegex(
        @"(?:^|\s)(?:postid|page-id|page-node|node|post|article)-(\d{1,12})(?:\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PostClass();

    [GeneratedRegex(@"[?&]p=(\d{1,12})(?:&|$)|/node/(\d{1,12})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ShortLinkId();
}
