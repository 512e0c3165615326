using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Search.Facets;

namespace Pipeline.Search.Engine;

/// <summary>One match.</summary>
internal readonly record struct Match(int Document, Rank Rank, float Score);

/// <summary>Takes in the matches of a query: the best of them, their number, and how they fall by facet and day.</summary>
internal sealed class Matches : ICollector
{
    private readonly ColumnCache _columns;
    private readonly ArticleSort _sort;
    private readonly int _limit;
    private readonly Rank? _after;
    private readonly PriorityQueue<Match, Rank> _best = new(Comparer<Rank>.Create((a, b) => b.CompareTo(a)));
    private SegmentColumns _segment = null!;
    private Scorer? _scorer;
    private int _base;

    /// <param name="columns">By segment.</param>
    /// <param name="sort">Which matches are the best.</param>
    /// <param name="limit">How many of them are kept.</param>
    /// <param name="after">Matches up to here are counted, but not kept.</param>
    /// <param name="counting">Whether to count by facet and day.</param>
    public Matches(ColumnCache columns, ArticleSort sort, int limit, Rank? after = null, bool counting = false)
    {
        (_columns, _sort, _limit, _after) = (columns, sort, limit, after);
        if (counting)
        {
            Counts = new int[columns.Dictionary.Count];
            Days = new int[TimeBars.Days];
        }
    }

    public int Total { get; private set; }

    public int Undated { get; private set; }

    /// <summary>By facet value's number.</summary>
    public int[]? Counts { get; private set; }

    /// <summary>By day.</summary>
    public int[]? Days { get; }

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>Best first.</summary>
    public List<Match> Best => [.. _best.UnorderedItems.Select(item => item.Element).OrderBy(match => match.Rank)];

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        _segment = _columns.Of(context.AtomicReader);
        _base = context.DocBase;
        if (Counts is { } counts && counts.Length < _columns.Dictionary.Count)
        {
            Array.Resize(ref counts, _columns.Dictionary.Count);
            Counts = counts;
        }
    }

    public void Collect(int doc)
    {
        Total++;
        if (Counts is { } counts)
        {
            var (facets, end) = (_segment.Facets, _segment.Starts[doc + 1]);
            for (var i = _segment.Starts[doc]; i < end; i++)
            {
                counts[facets[i]]++;
            }

            if (_segment.Published[doc] is var published && published != IndexFields.Undated)
            {
                Days![TimeBars.DayOf(published)]++;
            }
            else
            {
                Undated++;
            }
        }

        if (_limit > 0)
        {
            Keep(doc);
        }
    }

    /// <summary>Joins what another thread took in.</summary>
    public void Add(Matches other)
    {
        Total += other.Total;
        Undated += other.Undated;
        foreach (var (match, rank) in other._best.UnorderedItems)
        {
            Enqueue(match, rank);
        }

        if (Counts is { } counts && other.Counts is { } more)
        {
            if (counts.Length < more.Length)
            {
                (counts, more) = (more, counts);
            }

            for (var i = 0; i < more.Length; i++)
            {
                counts[i] += more[i];
            }

            Counts = counts;
            for (var i = 0; i < Days!.Length; i++)
            {
                Days[i] += other.Days![i];
            }
        }
    }

    private void Keep(int doc)
    {
        var score = _sort == ArticleSort.Relevance ? _scorer!.GetScore() : 0;
        var rank = Rank.Of(_sort, score, _segment.Published[doc], _segment.Keys[doc]);
        if (_after is { } after && rank.CompareTo(after) <= 0)
        {
            return;
        }

        Enqueue(new Match(_base + doc, rank, score), rank);
    }

    private void Enqueue(Match match, Rank rank)
    {
        if (_best.Count < _limit)
        {
            _best.Enqueue(match, rank);
        }
        else if (_best.TryPeek(out _, out var worst) && rank.CompareTo(worst) < 0)
        {
            _best.DequeueEnqueue(match, rank);
        }
    }
}
