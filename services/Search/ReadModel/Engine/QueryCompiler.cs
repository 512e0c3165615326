using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Pipeline.Search.Queries;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Engine;

/// <summary>Makes of an understood query what the index runs.</summary>
internal sealed class QueryCompiler(StoryTable stories)
{
    public Query Compile(ArticleQuery query)
    {
        var all = new BooleanQuery(disableCoord: true);
        var positive = false;
        foreach (var part in query.Parts)
        {
            if (part is QueryNode.Not not)
            {
                all.Add(Compile(not.Part, query.Language), Occur.MUST_NOT);
            }
            else
            {
                positive = true;
                all.Add(Compile(part, query.Language), Occur.MUST);
            }
        }

        if (!positive)
        {
            all.Add(new MatchAllDocsQuery(), Occur.MUST);
        }

        return all.Clauses is [{ Occur: Occur.MUST } only] ? only.Query : all;
    }

    private Query Compile(QueryNode node, string? language) =>
        node switch
        {
            QueryNode.Word word => Words(QueryTerms.Positions(word.Text, language)),
            QueryNode.Phrase phrase => Words(QueryTerms.Positions(phrase.Text, language)),
            QueryNode.Prefix prefix => new ConstantScoreQuery(
                Any([Beginning(IndexFields.Words, prefix.Text), Beginning(IndexFields.Text, prefix.Text)])
            ),
            QueryNode.Filter filter => new ConstantScoreQuery(Filter(filter)) { Boost = 0 },
            QueryNode.Dates dates => new ConstantScoreQuery(Published(dates)) { Boost = 0 },
            QueryNode.Not not => new BooleanQuery
            {
                { new MatchAllDocsQuery(), Occur.MUST },
                { Compile(not.Part, language), Occur.MUST_NOT },
            },
            QueryNode.Or or => Any(or.Parts.Select(part => Compile(part, language))),
            _ => throw new ArgumentException($"{node} is not part of a query.", nameof(node)),
        };

    private static Query Words(IReadOnlyList<string[]> positions)
    {
        if (positions is [var single])
        {
            return Any(single.Select(term => new TermQuery(new Term(IndexFields.Text, term))));
        }

        var phrase = new MultiPhraseQuery();
        foreach (var terms in positions)
        {
            phrase.Add([.. terms.Select(term => new Term(IndexFields.Text, term))]);
        }

        return phrase;
    }

    private Query Filter(QueryNode.Filter filter) =>
        filter.Key switch
        {
            FilterKey.Topic => Is(IndexFields.Topic, filter.Value),
            FilterKey.Lang => Is(IndexFields.Language, filter.Value),
            FilterKey.Kind => Is(IndexFields.Kind, filter.Value),
            FilterKey.Site => Is(
                IndexFields.Site,
                filter.Value.StartsWith("www.", StringComparison.Ordinal) ? filter.Value[4..] : filter.Value
            ),
            FilterKey.Collection => Is(IndexFields.Collection, filter.Value),
            FilterKey.Person => Name(IndexFields.Person, filter),
            FilterKey.Org => Name(IndexFields.Organisation, filter),
            FilterKey.Place => Name(IndexFields.Place, filter),
            FilterKey.Author => Name(IndexFields.Author, filter),
            FilterKey.Has when filter.Value == "copies" => Ids(stories.Grouped(versions: false)),
            FilterKey.Has when filter.Value == "versions" => Ids(stories.Grouped(versions: true)),
            FilterKey.Has => Is(IndexFields.Has, filter.Value),
            FilterKey.Story => Any([Ids(stories.MembersByPrefix(filter.Value)), new PrefixQuery(new Term(IndexFields.Id, filter.Value))]),
            _ => throw new ArgumentException($"{filter.Key} is not a filter by a term.", nameof(filter)),
        };

    private static PrefixQuery Beginning(string field, string text) =>
        new(new Term(field, text)) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE };

    private static Query Is(string field, string value) => new TermQuery(new Term(field, value));

    private static Query Name(string field, QueryNode.Filter filter)
    {
        if (filter.Exact)
        {
            return Is(field + IndexFields.Whole, filter.Value);
        }

        var phrase = new PhraseQuery();
        foreach (var word in filter.Value.Split(' '))
        {
            phrase.Add(new Term(field, word));
        }

        return phrase;
    }

    private static Query Ids(IEnumerable<string> ids)
    {
        var terms = ids.Select(id => new Term(IndexFields.Id, id)).ToList();
        return terms.Count == 0 ? new BooleanQuery() : new ConstantScoreQuery(new TermsFilter(terms));
    }

    private static Filter Published(QueryNode.Dates dates) =>
        FieldCacheRangeFilter.NewInt64Range(
            IndexFields.Published,
            dates.From?.ToUnixTimeMilliseconds() ?? IndexFields.Undated + 1, // what has no date is neither before nor after one
            dates.Below?.ToUnixTimeMilliseconds(),
            includeLower: true,
            includeUpper: false
        );

    private static Query Any(IEnumerable<Query> queries)
    {
        var all = queries.ToArray();
        if (all.Length == 1)
        {
            return all[0];
        }

        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in all)
        {
            any.Add(query, Occur.SHOULD);
        }

        return any;
    }
}
