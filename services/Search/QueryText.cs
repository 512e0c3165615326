using System.Globalization;
using Pipeline.Search.Engine;
using Pipeline.Search.Facets;
using Pipeline.Search.Queries;

namespace Pipeline.Search;

/// <summary>Queries as text, made longer and shorter by what a person clicks.</summary>
internal static class QueryText
{
    /// <summary>With a facet's value as one more filter.</summary>
    public static string With(string query, FacetKind kind, string value) => $"{query} {Filter(kind, value)}".Trim();

    /// <summary>The filter as a person types it; in quotes it means the whole name.</summary>
    public static string Filter(FacetKind kind, string value) =>
        kind switch
        {
            FacetKind.Topic => $"topic:{value}",
            FacetKind.Language => $"lang:{value}",
            FacetKind.Kind => $"kind:{value}",
            _ => $"{IndexView.KeyOf(kind).ToString().ToLowerInvariant()}:\"{value.Replace('"', ' ')}\"",
        };

    /// <summary>Only what was published in a span of days, in place of any span that the query has.</summary>
    public static string WithSpan(string query, DateOnly from, DateOnly below)
    {
        if (QueryParser.Parse(query) is QueryResult.Understood(var understood))
        {
            for (var part = understood.Parts.Count - 1; part >= 0; part--)
            {
                if (understood.Parts[part] is QueryNode.Dates)
                {
                    query = query.Remove(understood.Places[part].Start, understood.Places[part].End - understood.Places[part].Start);
                }
            }
        }

        var words = string.Join(' ', query.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return string.Create(CultureInfo.InvariantCulture, $"{words} after:{from:yyyy-MM-dd} before:{below:yyyy-MM-dd}").Trim();
    }

    /// <summary>For the eye: a topic and a language by its name.</summary>
    public static string Shown(FacetKind kind, string value) =>
        kind switch
        {
            FacetKind.Topic => TopicNames.NameOf(value) ?? value,
            FacetKind.Language => LanguageNames.NameOf(value) ?? value,
            _ => value,
        };

    /// <summary>The query's filters, each as it stands there, with the query that is left without it.</summary>
    public static IEnumerable<(string Text, string Without)> Chips(ArticleQuery query)
    {
        for (var part = 0; part < query.Parts.Count; part++)
        {
            if (IsFilter(query.Parts[part]))
            {
                var text = query.Text[query.Places[part].Start..query.Places[part].End];
                yield return (Named(text), query.TextWithout(part));
            }
        }
    }

    /// <summary>Whether the query asks for just this value, and the text without it.</summary>
    public static string? Without(ArticleQuery query, FacetKind kind, string value)
    {
        var key = IndexView.KeyOf(kind);
        var folded = key is FilterKey.Person or FilterKey.Org or FilterKey.Place
            ? Analysis.TermAnalyser.Fold(value)
            : value.ToLowerInvariant();
        for (var part = 0; part < query.Parts.Count; part++)
        {
            if (query.Parts[part] is QueryNode.Filter filter && filter.Key == key && filter.Value == folded)
            {
                return query.TextWithout(part);
            }
        }

        return null;
    }

    private static bool IsFilter(QueryNode node) =>
        node switch
        {
            QueryNode.Filter or QueryNode.Dates => true,
            QueryNode.Not not => IsFilter(not.Part),
            QueryNode.Or or => or.Parts.All(IsFilter),
            _ => false,
        };

    private static string Named(string text) =>
        text.StartsWith("topic:medtop:", StringComparison.Ordinal) && TopicNames.NameOf(text[6..]) is { } name ? $"topic: {name}" : text;
}
