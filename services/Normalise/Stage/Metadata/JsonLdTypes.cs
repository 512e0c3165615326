using System.Text.Json;

namespace Pipeline.Normalise.Metadata;

/// <summary>The schema.org types that matter.</summary>
internal static class JsonLdTypes
{
    public static JsonLdType Of(JsonElement item)
    {
        if (!item.TryGetProperty("@type", out var type))
        {
            return item.TryGetProperty("headline", out _) ? JsonLdType.Page : JsonLdType.None;
        }

        if (type.ValueKind == JsonValueKind.Array)
        {
            var best = JsonLdType.None;
            foreach (var one in type.EnumerateArray())
            {
                var found = OfName(JsonLdFields.String(one));
                best = best == JsonLdType.None || found == JsonLdType.Article ? found : best;
            }

            return best;
        }

        return OfName(JsonLdFields.String(type));
    }

    private static JsonLdType OfName(string? name)
    {
        name = name?[(name.LastIndexOf('/') + 1)..];
        return name switch
        {
            null => JsonLdType.None,
            "BlogPosting" or "LiveBlogPosting" or "SocialMediaPosting" or "Report" or "Review" or "Recipe" or "HowTo" or "ClaimReview" =>
                JsonLdType.Article,
            "WebPage" or "ItemPage" or "CreativeWork" or "VideoObject" => JsonLdType.Page,
            "WebSite" or "Organization" or "NewsMediaOrganization" => JsonLdType.Site,
            _ => name.EndsWith("Article", StringComparison.Ordinal) ? JsonLdType.Article : JsonLdType.None,
        };
    }
}
