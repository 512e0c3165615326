using System.Net;
using System.Text.Json;

namespace Pipeline.Normalise.Metadata;

/// <summary>Values out of JSON-LD objects, where a name may be a string, an object or a list of either.</summary>
internal static class JsonLdFields
{
    private const int MaxAuthors = 20;

    public static JsonLdArticle Article(JsonElement item, IReadOnlyDictionary<string, string>? named = null) =>
        new()
        {
            Headline = Text(item, "headline") ?? Text(item, "name"),
            Published = Text(item, "datePublished") ?? Text(item, "dateCreated") ?? Text(item, "uploadDate"),
            Modified = Text(item, "dateModified"),
            Authors = Names(item, "author", named) is { Count: > 0 } authors ? authors : Names(item, "creator", named),
            Publisher = Names(item, "publisher").FirstOrDefault(),
            Url = Text(item, "url") ?? Text(item, "mainEntityOfPage") ?? Text(item, "@id"),
            Id = Text(item, "identifier"),
            Description = Text(item, "description"),
            Image = Address(item, "image") ?? Address(item, "thumbnailUrl"),
            Language = Text(item, "inLanguage"),
            Body = Text(item, "articleBody"),
        };

    /// <summary>The identifier and the name of an object that has both.</summary>
    public static (string Id, string Name)? Identified(JsonElement item) =>
        item.TryGetProperty("@id", out var id) && String(id) is { } key && (Text(item, "name") ?? GivenAndFamily(item)) is { } name
            ? (key, name)
            : null;

    public static string? Text(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            value = value[0];
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            value =
                value.TryGetProperty("@id", out var id) ? id
                : value.TryGetProperty("name", out var inner) ? inner
                : value;
        }

        return String(value);
    }

    /// <summary>The string, with the entities that templates leave in; null for what is none.</summary>
    public static string? String(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            var text = value.GetString()!.Trim();
            text = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
            return text.Length == 0 ? null : text;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            return null;
        }
    }

    private static List<string> Names(JsonElement item, string property, IReadOnlyDictionary<string, string>? named = null)
    {
        var names = new List<string>();
        if (!item.TryGetProperty(property, out var value))
        {
            return names;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in value.EnumerateArray().Take(MaxAuthors))
            {
                Add(one);
            }
        }
        else
        {
            Add(value);
        }

        return names;

        // Graphs name a person once and refer to him by an identifier.
        string? Named(JsonElement one) =>
            named is not null && Text(one, "@id") is { } id && named.TryGetValue(id, out var found) ? found : null;

        void Add(JsonElement one)
        {
            var name = one.ValueKind == JsonValueKind.Object ? Text(one, "name") ?? GivenAndFamily(one) ?? Named(one) : String(one);
            if (name is not null && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    private static string? GivenAndFamily(JsonElement person) =>
        string.Join(' ', new[] { Text(person, "givenName"), Text(person, "additionalName"), Text(person, "familyName") }.OfType<string>())
            is { Length: > 0 } name
            ? name
            : null;

    private static string? Address(JsonElement item, string property)
    {
        if (!item.TryGetProperty(property, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            value = value[0];
        }

        return value.ValueKind == JsonValueKind.Object ? Text(value, "url") ?? Text(value, "contentUrl") : String(value);
    }
}
