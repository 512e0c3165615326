using Lucene.Net.Queries;
using Lucene.Net.Search;
using Pipeline.Search.Queries;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Engine;

/// <summary>
/// A page of results in which each story stands once: where its best match stands, shown by its lead where that matches too. Whether a
/// match is its story's best hangs on the query alone, so a story does not come again on a later page.
/// </summary>
internal sealed class PageMaker(IndexView view, StoryTable stories, SearchRequest request)
{
    private readonly Dictionary<Story, (long Best, int Shown)> _judged = new(StoryTable.SameStory);

    public FoundPage Make(Rank? after, Func<long> record)
    {
        var query = view.Compile(request.Query);
        var limit = Math.Clamp(request.Limit, 0, SearchRequest.MostResults);
        var collapse = request.Stories && !request.Query.Asks(FilterKey.Story);
        var marked = QueryTerms.ToMark(request.Query);
        var matches = view.Run(query, request.Sort, limit == 0 ? 0 : (2 * limit) + 1, after, request.Facets);
        var (total, facets) = (matches.Total, request.Facets ? view.Facets(request.Query, matches, request.FacetValues) : null);
        var results = new List<FoundArticle>(limit);
        Rank? last = after;
        var more = false;
        for (var batch = matches.Best; batch.Count > 0 && !more; )
        {
            foreach (var match in batch)
            {
                if (results.Count == limit)
                {
                    more = true;
                    break;
                }

                last = match.Rank;
                if (!collapse || stories.OfKey(match.Rank.Key) is not { } story)
                {
                    results.Add(Found.Of(view.Read(match.Document), marked, match.Score, stories));
                }
                else if (Judge(story, query) is var (best, shown) && best == match.Rank.Key)
                {
                    results.Add(Found.Of(view.Read(shown), marked, match.Score, stories));
                }
            }

            if (!more)
            {
                batch = batch.Count <= 2 * limit || limit == 0 ? [] : view.Run(query, request.Sort, (2 * limit) + 1, last).Best;
            }
        }

        return new FoundPage(total, results, more ? new Cursor(request.Sort, record(), last!.Value).ToString() : null, facets);
    }

    private (long Best, int Shown) Judge(Story story, Query query)
    {
        if (_judged.TryGetValue(story, out var known))
        {
            return known;
        }

        var members = new TermsFilter([.. story.Articles.Select(article => new Lucene.Net.Index.Term(IndexFields.Id, article.Id))]);
        var matches = view.Run(new FilteredQuery(query, members), request.Sort, story.Articles.Count).Best;
        var lead = StoryMember.KeyOf(story.Lead);
        var shown = matches
            .Where(match => match.Rank.Key == lead)
            .Select(match => match.Document)
            .DefaultIfEmpty(matches[0].Document)
            .First();
        return _judged[story] = (matches[0].Rank.Key, shown);
    }
}
