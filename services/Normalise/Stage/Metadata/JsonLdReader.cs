using System.Text.Json;

namespace Pipeline.Normalise.Metadata;

/// <summary>Reads the article out of a page's JSON-LD: lists, graphs and nested objects, and scripts that are not quite JSON.</summary>
internal static class JsonLdReader
{
    private const int MaxObjects = 2_000;

    private static readonly string[] Nesting = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"];

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <param name="isTitle">Whether a headline is the page's own, which tells its article from the teasers of others.</param>
    public static JsonLdArticle? Read(IReadOnlyList<string> scripts, Func<string, bool> isTitle)
    {
        JsonLdArticle? best = null;
        var bestRank = 0;
        string? site = null;
        foreach (var script in scripts)
        {
            using var document = Parse(script);
            if (document is null)
            {
                if (bestRank < 1 && JsonLdScan.Read(script) is { } scanned)
                {
                    (best, bestRank) = (scanned, 1);
                }

                continue;
            }

            var named = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var item in Objects(document.RootElement))
            {
                if (JsonLdFields.Identified(item) is var (id, name))
                {
                    named.TryAdd(id, name);
                }
            }

            foreach (var item in Objects(document.RootElement))
            {
                var type = JsonLdTypes.Of(item);
                if (type is JsonLdType.Site)
                {
                    site ??= JsonLdFields.Text(item, "name");
                    continue;
                }

                if (type is JsonLdType.None)
                {
                    continue;
                }

                var article = JsonLdFields.Article(item, named);
                var rank =
                    (type == JsonLdType.Article ? 4 : 2)
                    + (article.Headline is { } headline && isTitle(headline) ? 4 : 0)
                    + (article.Published is null ? 0 : 1);
                if (rank > bestRank)
                {
                    (best, bestRank) = (article, rank);
                }
            }
        }

        return best is null
            ? site is null
                ? null
                : new JsonLdArticle { Site = site }
            : best with
            {
                Site = site,
            };
    }

    private static JsonDocument? Parse(string script)
    {
        var text = script.Trim();
        return TryParse(text) ?? TryParse(JsonLdMender.Mend(text));
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null; // Not JSON as it stands: mended once, then scanned.
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement root)
    {
        var queue = new Queue<JsonElement>();
        queue.Enqueue(root);
        for (var seen = 0; queue.Count > 0 && seen < MaxObjects; seen++)
        {
            var item = queue.Dequeue();
            if (item.ValueKind == JsonValueKind.Array)
            {
                foreach (var child in item.EnumerateArray())
                {
                    queue.Enqueue(child);
                }
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                yield return item;
                foreach (var property in Nesting)
                {
                    if (item.TryGetProperty(property, out var child) && child.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        queue.Enqueue(child);
                    }
                }
            }
        }
    }
}
