using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Pipeline.Search.Engine;

/// <summary>The index's folder: opened if it is whole and of this program's making, else emptied.</summary>
internal static class IndexFolder
{
    private const string SchemaKey = "schema";

    /// <summary>Whether what is there can be used as it is. Every file is read through once and compared with its checksum.</summary>
    public static bool IsWhole(Lucene.Net.Store.Directory directory)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory))
            {
                return false;
            }

            using var reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves)
            {
                leaf.AtomicReader.CheckIntegrity();
            }

            return reader.IndexCommit.UserData.TryGetValue(SchemaKey, out var schema) && schema == Schema;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return false;
        }
    }

    /// <summary>What reading a damaged index throws: more kinds than one, since any byte may be any other.</summary>
    public static bool IsDamage(Exception exception) =>
        exception
            is IOException
                or IndexOutOfRangeException
                or ArgumentException
                or InvalidOperationException
                or NullReferenceException
                or OverflowException
                or NotSupportedException
                or InvalidCastException
                or OutOfMemoryException;

    public static IDictionary<string, string> Commit => new Dictionary<string, string> { [SchemaKey] = Schema };

    public static IndexWriterConfig Config(ReadModelOptions options, Facets.ColumnCache columns)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = options.BufferMiB,
            Similarity = new Lucene.Net.Search.Similarities.BM25Similarity(),
            MergedSegmentWarmer = new Warmer(columns),
            // Segments of a third of a GB: several threads have several to read, and no merge holds the disk for minutes.
            MergePolicy = new TieredMergePolicy { MaxMergedSegmentMB = 350, SegmentsPerTier = 8 },
        };
        return config;
    }

    public static void Empty(string folder)
    {
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        System.IO.Directory.CreateDirectory(folder);
    }

    private static string Schema => $"{IndexFields.Schema}/{typeof(IndexWriter).Assembly.GetName().Version}";

    private sealed class Warmer(Facets.ColumnCache columns) : IndexWriter.IndexReaderWarmer
    {
        public override void Warm(AtomicReader reader) => columns.Of(reader);
    }
}
