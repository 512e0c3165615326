using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Pipeline.Contracts;
using Pipeline.Search.Engine;
using Pipeline.Search.Queries;
using Pipeline.Search.Stories;

namespace Pipeline.Search;

/// <content>What is asked of the read model.</content>
public sealed partial class SearchIndex
{
    /// <summary>A page of results.</summary>
    public FoundPage Search(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cursor = request.Cursor is null ? null : Cursor.Parse(request.Cursor, request.Sort);
        var kept = cursor is { } known ? _snapshots.Acquire(known.Snapshot) : null;
        var searcher = kept ?? _searchers.Acquire();
        try
        {
            return new PageMaker(new IndexView(searcher, _columns, _stories), _stories, request).Make(
                cursor?.After,
                () => _snapshots.Record(searcher)
            );
        }
        finally
        {
            if (kept is null)
            {
                _searchers.Release(searcher);
            }
            else
            {
                _snapshots.Release(kept);
            }
        }
    }

    /// <summary>Null where the article is not in the index.</summary>
    public IndexedArticle? Find(string id) => WithView(view => view.Find(id) is { } document ? view.Read(document) : null);

    /// <summary>The story that an article belongs to; null where it is alone.</summary>
    public Story? StoryOf(string id) => _stories.Of(id);

    /// <summary>
    /// Every match, newest first, out of one view that is held until the enumeration ends. What is kept in memory is sixteen bytes a match.
    /// </summary>
    public IEnumerable<IndexedArticle> Export(ArticleQuery query)
    {
        var searcher = _searchers.Acquire();
        try
        {
            var view = new IndexView(searcher, _columns, _stories);
            foreach (var document in AllMatches.NewestFirst(view.Compile(query), searcher, _columns))
            {
                yield return view.Read(document);
            }
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Ids of the matches that were taken in from one instant on and indexed from another on, in no order.</summary>
    /// <param name="query">What they match.</param>
    /// <param name="taken">When Ingest took them.</param>
    /// <param name="made">When Index made their documents.</param>
    /// <param name="among">Only these articles, where it is not null.</param>
    public IReadOnlyList<string> Arrived(
        ArticleQuery query,
        DateTimeOffset taken,
        DateTimeOffset made,
        IReadOnlyCollection<string>? among = null
    )
    {
        var searcher = _searchers.Acquire();
        try
        {
            var view = new IndexView(searcher, _columns, _stories);
            var all = new BooleanQuery
            {
                { view.Compile(query), Occur.MUST },
                { new ConstantScoreQuery(From(IndexFields.Taken, taken)), Occur.MUST },
                { new ConstantScoreQuery(From(IndexFields.Made, made)), Occur.MUST },
            };
            if (among is not null)
            {
                all.Add(new ConstantScoreQuery(new TermsFilter([.. among.Select(id => new Term(IndexFields.Id, id))])), Occur.MUST);
            }

            var members = new MemberReader(view.Reader);
            return [.. AllMatches.NewestFirst(all, searcher, _columns).Select(document => members.Read(document).Id)];
        }
        finally
        {
            _searchers.Release(searcher);
        }

        static Filter From(string field, DateTimeOffset instant) =>
            FieldCacheRangeFilter.NewInt64Range(field, instant.ToUnixTimeMilliseconds(), null, includeLower: true, includeUpper: true);
    }

    /// <summary>These articles as results, in their order; what is not in the index is left out.</summary>
    public IReadOnlyList<FoundArticle> Show(IEnumerable<string> ids) =>
        WithView(view =>
            (IReadOnlyList<FoundArticle>)
                [.. ids.Select(view.Find).OfType<int>().Select(document => Found.Of(view.Read(document), [], score: 0, _stories))]
        );

    /// <summary>How many articles match.</summary>
    public int CountOf(ArticleQuery query) => WithView(view => view.Run(view.Compile(query), ArticleSort.Newest, 0).Total);

    /// <summary>Articles about the same things, those of its own story left out; best first.</summary>
    public IReadOnlyList<FoundArticle> Similar(string id, int limit) =>
        WithView(view =>
        {
            if (view.Find(id) is not { } document || Likeness.QueryFor(view.Reader, view.Read(document)) is not { } query)
            {
                return [];
            }

            var own = _stories.Of(id)?.Articles.Select(article => StoryMember.KeyOf(article.Id)).ToHashSet() ?? [StoryMember.KeyOf(id)];
            var shown = new HashSet<Story>(StoryTable.SameStory);
            return (IReadOnlyList<FoundArticle>)
                [
                    .. view.Run(query, ArticleSort.Relevance, limit + Math.Min(own.Count, 200) + 20)
                        .Best.Where(match => !own.Contains(match.Rank.Key))
                        .Where(match => _stories.OfKey(match.Rank.Key) is not { } story || shown.Add(story))
                        .Take(limit)
                        .Select(match => Found.Of(view.Read(match.Document), [], match.Score, _stories)),
                ];
        });

    /// <summary>How an article's id goes on; null where none or more than one begins so.</summary>
    public string? Resolve(string prefix) =>
        WithView(view =>
        {
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var leaf in view.Reader.Leaves)
            {
                var terms = leaf.AtomicReader.GetTerms(IndexFields.Id)?.GetEnumerator();
                if (terms is null || terms.SeekCeil(new Lucene.Net.Util.BytesRef(prefix)) == TermsEnum.SeekStatus.END)
                {
                    continue;
                }

                do
                {
                    var id = terms.Term.Utf8ToString();
                    if (!id.StartsWith(prefix, StringComparison.Ordinal))
                    {
                        break;
                    }

                    ids.Add(id);
                } while (ids.Count < 2 && terms.MoveNext());
            }

            return ids.Count == 1 ? ids.Min : null;
        });
}
