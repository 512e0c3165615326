using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Contracts;
using Pipeline.Search.Facets;
using Pipeline.Search.Queries;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Engine;

/// <summary>One moment's view of the index. What is read from it fits together, whatever arrives meanwhile.</summary>
internal sealed class IndexView(IndexSearcher searcher, ColumnCache columns, StoryTable stories)
{
    // Below this a second thread costs more than it brings.
    private const int ShareFrom = 200_000;

    private static readonly HashSet<string> ArticleField = new(StringComparer.Ordinal) { IndexFields.Article };

    public IndexReader Reader => searcher.IndexReader;

    public Query Compile(ArticleQuery query) => new QueryCompiler(stories).Compile(query);

    public Matches Run(Query query, ArticleSort sort, int limit, Rank? after = null, bool counting = false)
    {
        var weight = searcher.CreateNormalizedWeight(query);
        var leaves = searcher.IndexReader.Leaves;
        var shares = Shares(leaves);
        var parts = new Matches[shares.Length];
        if (parts.Length == 1)
        {
            parts[0] = Part(shares[0]);
        }
        else
        {
            Parallel.For(0, parts.Length, share => parts[share] = Part(shares[share]));
        }

        foreach (var part in parts.Skip(1))
        {
            parts[0].Add(part);
        }

        return parts[0];

        Matches Part(List<AtomicReaderContext> share)
        {
            var matches = new Matches(columns, sort, limit, after, counting);
            foreach (var leaf in share)
            {
                var scorer = weight.GetBulkScorer(leaf, !matches.AcceptsDocsOutOfOrder, leaf.AtomicReader.LiveDocs);
                if (scorer is not null)
                {
                    matches.SetNextReader(leaf);
                    scorer.Score(matches);
                }
            }

            return matches;
        }
    }

    public IndexedArticle Read(int document)
    {
        var bytes = searcher.Doc(document, ArticleField).GetBinaryValue(IndexFields.Article);
        return StoredArticle.Read(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
    }

    /// <summary>Null where the article is not in the index.</summary>
    public int? Find(string id) =>
        new MemberReader(Reader).Documents(IndexFields.Id, id).Select(document => (int?)document).FirstOrDefault();

    public FacetCounts Facets(ArticleQuery query, Matches all, int limit)
    {
        // A facet that the query filters by shows what else there would be: counted without that filter.
        var values = new Dictionary<FacetKind, IReadOnlyList<FacetValue>>();
        var open = new List<FacetKind>();
        foreach (var kind in Enum.GetValues<FacetKind>())
        {
            if (query.Asks(KeyOf(kind)))
            {
                var others = Run(Compile(query.Without(KeyOf(kind))), ArticleSort.Newest, 0, counting: true);
                values[kind] = columns.Dictionary.Top(others.Counts!, limit, kind)[kind];
            }
            else
            {
                open.Add(kind);
            }
        }

        foreach (var (kind, counted) in columns.Dictionary.Top(all.Counts!, limit, [.. open]))
        {
            values[kind] = counted;
        }

        return new FacetCounts(values, TimeBars.Of(all.Days!), all.Undated);
    }

    public static FilterKey KeyOf(FacetKind kind) =>
        kind switch
        {
            FacetKind.Topic => FilterKey.Topic,
            FacetKind.Language => FilterKey.Lang,
            FacetKind.Site => FilterKey.Site,
            FacetKind.Person => FilterKey.Person,
            FacetKind.Organisation => FilterKey.Org,
            FacetKind.Place => FilterKey.Place,
            FacetKind.Kind => FilterKey.Kind,
            _ => FilterKey.Collection,
        };

    private static List<AtomicReaderContext>[] Shares(IList<AtomicReaderContext> leaves)
    {
        var threads = Math.Min(Environment.ProcessorCount, leaves.Count);
        if (threads < 2 || leaves.Sum(leaf => leaf.Reader.MaxDoc) < ShareFrom)
        {
            return
            [
                [.. leaves],
            ];
        }

        // Largest first, each to whoever has least.
        var shares = new List<AtomicReaderContext>[threads];
        var sizes = new int[threads];
        foreach (var leaf in leaves.OrderByDescending(leaf => leaf.Reader.MaxDoc))
        {
            var least = Array.IndexOf(sizes, sizes.Min());
            (shares[least] ??= []).Add(leaf);
            sizes[least] += leaf.Reader.MaxDoc;
        }

        return shares;
    }
}
