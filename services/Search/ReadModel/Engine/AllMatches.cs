using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Search.Facets;

namespace Pipeline.Search.Engine;

/// <summary>The documents of all matches.</summary>
internal static class AllMatches
{
    public static int[] NewestFirst(Query query, IndexSearcher searcher, ColumnCache columns)
    {
        var all = new Collector(columns);
        searcher.Search(query, all);
        var documents = all.Documents.ToArray();
        var keys = all.Order.ToArray();
        Array.Sort(keys, documents);
        return documents;
    }

    private sealed class Collector(ColumnCache columns) : ICollector
    {
        private SegmentColumns _segment = null!;
        private int _base;

        public List<int> Documents { get; } = [];

        public List<long> Order { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context) => (_segment, _base) = (columns.Of(context.AtomicReader), context.DocBase);

        public void Collect(int doc)
        {
            Documents.Add(_base + doc);
            Order.Add(~_segment.Published[doc]);
        }
    }
}
