using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Pipeline.Search.Stories;

/// <summary>Story members out of one view of the index. Columns have a state, so each thread makes one for itself.</summary>
internal sealed class MemberReader(IndexReader reader)
{
    private readonly IList<AtomicReaderContext> _leaves = reader.Leaves;
    private readonly BinaryDocValues?[] _columns =
    [
        .. reader.Leaves.Select(leaf => leaf.AtomicReader.GetBinaryDocValues(Engine.IndexFields.Member)),
    ];

    public IndexReader Reader => reader;

    public StoryMember Read(int document)
    {
        var leaf = ReaderUtil.SubIndex(document, _leaves);
        var bytes = new BytesRef();
        _columns[leaf]!.Get(document - _leaves[leaf].DocBase, bytes);
        return StoryMember.Read(bytes.Bytes, bytes.Offset, bytes.Length);
    }

    /// <summary>Null where the article is not in the index.</summary>
    public StoryMember? Find(string id) => Documents(Engine.IndexFields.Id, id).Select(document => Read(document)).FirstOrDefault();

    /// <summary>Live documents that have the term.</summary>
    public IEnumerable<int> Documents(string field, string term)
    {
        var bytes = new BytesRef(term);
        foreach (var leaf in _leaves)
        {
            if (leaf.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms || !terms.SeekExact(bytes))
            {
                continue;
            }

            var documents = terms.Docs(leaf.AtomicReader.LiveDocs, null, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                yield return leaf.DocBase + documents.DocID;
            }
        }
    }

    /// <summary>Articles that may belong to this one's story.</summary>
    public IEnumerable<StoryMember> Candidates(StoryMember member)
    {
        var seen = new HashSet<int>();
        foreach (var band in Signature.Bands(member.Signature))
        {
            seen.UnionWith(Documents(Engine.IndexFields.Band, band));
        }

        foreach (var page in member.Pages)
        {
            seen.UnionWith(Documents(Engine.IndexFields.Page, page));
        }

        return seen.Select(Read).Where(other => other.Id != member.Id);
    }
}
