using Pipeline.Search.Analysis;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Engine;

/// <summary>What a query's words are looked up by: a word's language is not known, so it stands for its stems in every language.</summary>
internal static class QueryTerms
{
    /// <summary>Position by position, the terms that may stand there.</summary>
    public static IReadOnlyList<string[]> Positions(string text, string? language)
    {
        var languages = language is null ? Stemmer.Languages.Prepend("") : [language, ""];
        return
        [
            .. languages
                .Select(one => TermAnalyser.Analyse(text, one).ToArray())
                .SelectMany(terms => terms.Select((term, position) => (term, position)))
                .GroupBy(entry => entry.position, entry => entry.term)
                .OrderBy(group => group.Key)
                .Select(group => group.Distinct(StringComparer.Ordinal).ToArray()),
        ];
    }

    /// <summary>Groups of terms that are to be marked where they stand; beginnings of words end with <c>*</c>.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ToMark(ArticleQuery query) =>
        [.. query.Parts.SelectMany(part => Groups(part, query.Language))];

    private static IEnumerable<IReadOnlyList<string>> Groups(QueryNode node, string? language) =>
        node switch
        {
            QueryNode.Word word =>
            [
                [.. Positions(word.Text, language).SelectMany(terms => terms)],
            ],
            QueryNode.Phrase phrase =>
            [
                [.. Positions(phrase.Text, language).SelectMany(terms => terms)],
            ],
            QueryNode.Prefix prefix =>
            [
                [prefix.Text + "*"],
            ],
            QueryNode.Filter { Key: FilterKey.Person or FilterKey.Org or FilterKey.Place } name =>
            [
                [.. Positions(name.Value, language).SelectMany(terms => terms)],
            ],
            QueryNode.Or or => or.Parts.SelectMany(part => Groups(part, language)),
            _ => [],
        };
}
