using Pipeline.Contracts;
using Pipeline.Search.Facets;

namespace Pipeline.Search.Operations;

/// <summary>Where the articles of a collection ended.</summary>
/// <param name="Collection">The inbox's folder; empty for its top.</param>
public sealed record CollectionFate(string Collection, long Indexed, long Refused)
{
    public const int MostListed = 30;

    /// <param name="indexed">By collection; the inbox's top is none.</param>
    /// <param name="refused">By collection.</param>
    /// <param name="total">All that are indexed: what is in no collection lay at the top, as far as all collections are listed.</param>
    public static IReadOnlyList<CollectionFate> Of(IReadOnlyList<FacetValue> indexed, IReadOnlyDictionary<string, long> refused, long total)
    {
        var top = indexed.Count < MostListed ? Math.Max(0, total - indexed.Sum(value => value.Count)) : 0;
        return
        [
            .. indexed
                .Select(value => value.Value)
                .Union(refused.Keys)
                .Union(top > 0 ? [""] : [])
                .Select(collection => new CollectionFate(
                    collection,
                    collection.Length == 0 ? top : indexed.FirstOrDefault(value => value.Value == collection)?.Count ?? 0,
                    refused.GetValueOrDefault(collection)
                ))
                .OrderByDescending(fate => fate.Indexed + fate.Refused)
                .Take(MostListed),
        ];
    }

    /// <summary>The folder of a refused file, which stands before its name.</summary>
    public static string Of(Rejection rejection) => rejection.File?.LastIndexOf('/') is > 0 and var end ? rejection.File[..end] : "";
}
