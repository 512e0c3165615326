using System.Collections.Frozen;
using System.Text.Json;
using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>Finds an article's parts in a JSON object by the names in the settings.</summary>
internal sealed class ArticleFields
{
    private static readonly ArticleFields Default = new(JsonFieldNames.Default);
    private readonly JsonFieldNames _names;
    private readonly FrozenSet<string> _lists;

    private ArticleFields(JsonFieldNames names)
    {
        _names = names;
        _lists = names.Lists.Select(JsonField.Plain).ToFrozenSet(StringComparer.Ordinal);
    }

    public static ArticleFields For(JsonFieldNames names) =>
        ReferenceEquals(names, JsonFieldNames.Default) ? Default : new ArticleFields(names);

    public bool IsList(string name) => _lists.Contains(JsonField.Plain(name));

    /// <summary>The objects that may be articles: the elements of the lists in a wrapper, or the object itself.</summary>
    public IEnumerable<JsonElement> Elements(JsonElement element, int depth)
    {
        if (
            element.ValueKind != JsonValueKind.Object
            || depth == 0
            || First(element, _names.Html) is not null
            || First(element, _names.Text) is not null
        )
        {
            return [element];
        }

        var found = new List<JsonElement>();
        foreach (var property in element.EnumerateObject())
        {
            if (!IsList(property.Name))
            {
                continue;
            }

            if (property.Value.ValueKind == JsonValueKind.Array)
            {
                found.AddRange(property.Value.EnumerateArray().Where(inner => inner.ValueKind == JsonValueKind.Object));
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                found.AddRange(Elements(property.Value, depth - 1));
            }
        }

        return found.Count > 0 ? found : [element];
    }

    /// <summary>The article in an object; null where it has no text.</summary>
    public FoundArticle? Read(JsonElement element)
    {
        if (ReadPlain(element) is { } found)
        {
            return found;
        }

        foreach (var name in _names.Wrappers)
        {
            if (JsonField.Find(element, name) is { ValueKind: JsonValueKind.Object } inner && ReadPlain(inner) is { } wrapped)
            {
                return wrapped;
            }
        }

        return null;
    }

    private FoundArticle? ReadPlain(JsonElement element)
    {
        var hints = new ArticleHints
        {
            Title = Markup.Line(First(element, _names.Title)),
            Author = Markup.Line(First(element, _names.Author)),
            Published = Date(element, _names.Published),
            Modified = Date(element, _names.Modified),
            Language = First(element, _names.Language),
            Url = _names.Url.Select(name => JsonField.Text(element, name)).FirstOrDefault(IsAddress),
            Site = Markup.Line(First(element, _names.Site)),
            Description = Markup.Line(First(element, _names.Description)),
        };

        // NewsAPI and search replies have a description where the text is not theirs to give: with a title it is an article, though a short
        // one.
        var text =
            First(element, _names.Html) ?? First(element, _names.Text) ?? (hints.Title is null ? null : First(element, _names.Description));
        if (text is null || Markup.IsBlank(text))
        {
            return null;
        }

        var (content, mediaType) = Markup.Text(text);
        return new FoundArticle(content, mediaType, hints);
    }

    private static string? First(JsonElement element, IReadOnlyList<string> names) =>
        names.Select(name => JsonField.Text(element, name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static DateTimeOffset? Date(JsonElement element, IReadOnlyList<string> names) =>
        names.Select(name => DateField.Read(JsonField.Text(element, name))).FirstOrDefault(date => date is not null);

    private static bool IsAddress(string? text) =>
        text is not null
        && (
            text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        );
}
