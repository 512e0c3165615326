using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Pipeline.Contracts;
using Pipeline.Search.Engine;
using Pipeline.Search.Facets;
using Pipeline.Search.Stories;

namespace Pipeline.Search;

/// <summary>
/// The read model: an index of what the store's <c>indexed</c> has, in a folder of its own. It can be thrown away at any time and made
/// again. Safe for use by many threads. Killed at any moment, it is as it was at the last commit.
/// </summary>
public sealed partial class SearchIndex : IDisposable
{
    // From so many changes on, stories are told anew from the whole index: that takes as long as a few thousand lookups.
    private const int ManyChanges = 2_000;

    private readonly System.Threading.Lock _refreshing = new();
    private readonly Lucene.Net.Store.Directory _directory;
    private readonly IndexWriter? _writer;
    private readonly SearcherManager _searchers;
    private readonly SearcherLifetimeManager _snapshots = new();
    private readonly ReadModelOptions _options;
    private readonly ColumnCache _columns;
    private readonly StoryTable _stories;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private long _changes;
    private long _committed;

    private SearchIndex(Lucene.Net.Store.Directory directory, IndexWriter? writer, ReadModelOptions options, ColumnCache columns, bool made)
    {
        _directory = directory;
        _writer = writer;
        _options = options;
        _columns = columns;
        WasMade = made;
        _stories = new StoryTable(new StoryRules(options.StorySimilarity));
        var factory = new Searchers(columns);
        _searchers = writer is null ? new SearcherManager(directory, factory) : new SearcherManager(writer, applyAllDeletes: true, factory);
        WithView(view =>
        {
            _stories.Rebuild(view.Reader);
            return true;
        });
    }

    /// <summary>Whether it was made anew when it was opened: nothing was there, or it was damaged or of another program's making.</summary>
    public bool WasMade { get; }

    /// <summary>How many articles can be found.</summary>
    public int Count => WithView(view => view.Reader.NumDocs);

    /// <summary>Opens the folder's index for reading and writing; makes a new one where there is none that is whole.</summary>
    /// <exception cref="IOException">Another process writes to it, or the disk refuses.</exception>
    public static SearchIndex Open(string folder, ReadModelOptions? options = null)
    {
        options ??= new ReadModelOptions();
        System.IO.Directory.CreateDirectory(folder);
        var columns = new ColumnCache(new FacetDictionary());
        var directory = FSDirectory.Open(folder);
        try
        {
            var made = false;
            using (var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME))
            {
                if (!held.Obtain(TimeSpan.FromSeconds(2).Milliseconds + 2_000))
                {
                    throw new IOException($"Another process keeps the search index in {folder}.");
                }

                made = !IndexFolder.IsWhole(directory);
                if (made)
                {
                    foreach (var file in directory.ListAll().Where(file => file != IndexWriter.WRITE_LOCK_NAME))
                    {
                        directory.DeleteFile(file);
                    }
                }
            }

            var writer = new IndexWriter(directory, IndexFolder.Config(options, columns));
            if (made)
            {
                writer.SetCommitData(IndexFolder.Commit);
                writer.Commit();
            }

            return new SearchIndex(directory, writer, options, columns, made);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens for reading what another process keeps, as it was at that one's last commit; null where there is nothing whole.
    /// </summary>
    public static SearchIndex? OpenToRead(string folder, ReadModelOptions? options = null)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            return null;
        }

        var columns = new ColumnCache(new FacetDictionary());
        var directory = FSDirectory.Open(folder);
        if (!IndexFolder.IsWhole(directory))
        {
            directory.Dispose();
            return null;
        }

        return new SearchIndex(directory, null, options ?? new ReadModelOptions(), columns, made: false);
    }

    /// <summary>Adds articles, or puts them in place of what stands under their ids. Seen after <see cref="Refresh"/>.</summary>
    public void Save(IReadOnlyCollection<IndexedArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        foreach (var article in articles)
        {
            Writer.UpdateDocument(new Term(IndexFields.Id, article.Id), ArticleDocument.Of(article));
        }

        Note(articles.Select(article => article.Id));
    }

    /// <summary>Takes articles out. Seen after <see cref="Refresh"/>.</summary>
    public void Delete(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Writer.DeleteDocuments([.. ids.Select(id => new Term(IndexFields.Id, id))]);
        Note(ids);
    }

    /// <summary>Makes visible what was saved and deleted, stories included.</summary>
    /// <param name="stories">False while much is coming: what can be found is found, and stories are told later.</param>
    public void Refresh(bool stories = true)
    {
        lock (_refreshing)
        {
            string[] changed;
            lock (_changed)
            {
                changed = stories ? [.. _changed] : [];
                if (stories)
                {
                    _changed.Clear();
                }
            }

            _searchers.MaybeRefreshBlocking();
            WithView(view =>
            {
                if (changed.Length > ManyChanges)
                {
                    _stories.Rebuild(view.Reader);
                }
                else if (changed.Length > 0)
                {
                    _stories.Update(changed, view.Reader);
                }

                return true;
            });
            _snapshots.Prune(new SearcherLifetimeManager.PruneByAge(_options.KeepSnapshots.TotalSeconds));
        }
    }

    /// <summary>Puts on the disk what is not there yet: what a crash after this cannot take.</summary>
    public void Commit()
    {
        var changes = Interlocked.Read(ref _changes);
        if (changes != Interlocked.Exchange(ref _committed, changes))
        {
            Writer.SetCommitData(IndexFolder.Commit);
            Writer.Commit();
        }
    }

    /// <summary>Every article's id and <see cref="StampOf"/>, ids in ordinal order, out of one view.</summary>
    public IEnumerable<(string Id, long Stamp)> Stamps()
    {
        var searcher = _searchers.Acquire();
        try
        {
            var reader = searcher.IndexReader;
            var live = MultiFields.GetLiveDocs(reader);
            var stamps = MultiDocValues.GetNumericValues(reader, IndexFields.Stamp);
            if (MultiFields.GetTerms(reader, IndexFields.Id)?.GetEnumerator() is not { } terms)
            {
                yield break;
            }

            DocsEnum? documents = null;
            while (terms.MoveNext())
            {
                documents = terms.Docs(live, documents, DocsFlags.NONE);
                if (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                {
                    yield return (terms.Term.Utf8ToString(), stamps.Get(documents.DocID));
                }
            }
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Tells one making of an article's document from another.</summary>
    public static long StampOf(Stamp? stamp) => ArticleDocument.StampHash(stamp);

    /// <summary>Whether an exception out of any of these calls says that the index is damaged and is to be made again.</summary>
    public static bool IsDamage(Exception exception) => IndexFolder.IsDamage(exception);

    public void Dispose()
    {
        if (_writer is { IsClosed: false })
        {
            Commit();
        }

        _searchers.Dispose();
        _snapshots.Dispose();
        _writer?.Dispose(waitForMerges: false);
        _directory.Dispose();
    }

    private IndexWriter Writer => _writer ?? throw new InvalidOperationException("The index was opened only for reading.");

    private void Note(IEnumerable<string> ids)
    {
        lock (_changed)
        {
            _changed.UnionWith(ids);
        }

        Interlocked.Increment(ref _changes);
    }

    private T WithView<T>(Func<IndexView, T> use)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return use(new IndexView(searcher, _columns, _stories));
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    private sealed class Searchers(ColumnCache columns) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            columns.Warm(reader);
            return new IndexSearcher(reader) { Similarity = new Lucene.Net.Search.Similarities.BM25Similarity() };
        }
    }
}
