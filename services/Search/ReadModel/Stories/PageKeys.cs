using Pipeline.Contracts;

namespace Pipeline.Search.Stories;

/// <summary>What says that two articles are versions of one: the canonical address, or the page's own id within its site.</summary>
internal static class PageKeys
{
    public static IEnumerable<string> Of(IndexedArticle article)
    {
        var host = Host(article.Url);
        if (Uri.TryCreate(article.Url, UriKind.Absolute, out var uri) && host is not null)
        {
            // A site's front page as "canonical" address says nothing of the article.
            var path = uri.AbsolutePath.TrimEnd('/');
            if (path.Length > 1 || uri.Query.Length > 1)
            {
                yield return $"u{host}{path}{uri.Query}";
            }
        }

        if (!string.IsNullOrWhiteSpace(article.PageId) && (host ?? article.Site?.ToLowerInvariant()) is { } site)
        {
            yield return $"p{site}\n{article.PageId}";
        }
    }

    /// <summary>Without <c>www.</c>; null for what is not a web address.</summary>
    public static string? Host(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var host = uri.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
