using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Pipeline.Search.Facets;

/// <summary>Columns by segment, for as long as the segment is open anywhere.</summary>
internal sealed class ColumnCache(FacetDictionary dictionary)
{
    private readonly ConditionalWeakTable<object, Lazy<SegmentColumns>> _segments = [];

    public FacetDictionary Dictionary => dictionary;

    public SegmentColumns Of(AtomicReader reader) =>
        _segments.GetValue(reader.CoreCacheKey, _ => new Lazy<SegmentColumns>(() => SegmentColumns.Read(reader, dictionary))).Value;

    public void Warm(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            Of(leaf.AtomicReader);
        }
    }
}
