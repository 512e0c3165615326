using Pipeline.Contracts;
using Pipeline.Search.Facets;
using Pipeline.Search.Following;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Names;

/// <summary>A name in the articles.</summary>
/// <param name="Query">Finds its articles.</param>
/// <param name="Forms">As it stands in articles, the most frequent first.</param>
/// <param name="Together">Names that occur in the same articles, by how many of those.</param>
public sealed record NameSummary(
    string Name,
    string Type,
    string Query,
    int Articles,
    IReadOnlyList<string> Forms,
    IReadOnlyList<TimeBar> Times,
    IReadOnlyDictionary<FacetKind, IReadOnlyList<FacetValue>> Together
);

/// <summary>What the index knows of a name.</summary>
public sealed class NameReader(ReadModel model)
{
    // Forms are looked for in the newest articles that have the name; all of them would make a famous name slow.
    private const int LookedThrough = 200;
    private const int MostForms = 12;

    private static readonly FacetKind[] Names = [FacetKind.Person, FacetKind.Organisation, FacetKind.Place];

    /// <summary>Null for what is not a type of names.</summary>
    public static FilterKey? KeyOf(string type) =>
        type switch
        {
            "person" => FilterKey.Person,
            "org" or "organisation" => FilterKey.Org,
            "place" => FilterKey.Place,
            _ => null,
        };

    /// <summary>Null where no article names it.</summary>
    public async Task<NameSummary?> ReadAsync(FilterKey key, string name, CancellationToken cancellationToken)
    {
        var text = $"{key.ToString().ToLowerInvariant()}:\"{name.Replace('"', ' ')}\"";
        if (QueryParser.Parse(text) is not QueryResult.Understood(var query))
        {
            return null;
        }

        var index = await model.OpenedAsync(cancellationToken);
        var page = index.Search(
            new SearchRequest
            {
                Query = query,
                Limit = 0,
                Facets = true,
                FacetValues = 21,
            }
        );
        if (page.Total == 0)
        {
            return null;
        }

        var forms = index
            .Export(query)
            .Take(LookedThrough)
            .SelectMany(article => article.Entities)
            .Where(entity => Is(entity, key, name))
            .SelectMany(entity => entity.Forms.Prepend(entity.Text).Distinct(StringComparer.Ordinal))
            .GroupBy(form => form, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .Take(MostForms);
        return new NameSummary(
            name,
            key.ToString().ToLowerInvariant(),
            text,
            (int)page.Total,
            [.. forms],
            page.Facets!.Times,
            Names.ToDictionary(kind => kind, kind => Others(page.Facets[kind], name))
        );
    }

    private static IReadOnlyList<FacetValue> Others(IReadOnlyList<FacetValue> values, string name) =>
        [.. values.Where(value => !value.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(20)];

    private static bool Is(Entity entity, FilterKey key, string name) =>
        entity.Type
            == key switch
            {
                FilterKey.Person => "person",
                FilterKey.Org => "organisation",
                _ => "place",
            }
        && entity.Forms.Prepend(entity.Text).Any(form => form.Equals(name, StringComparison.OrdinalIgnoreCase));
}
