using System.Threading.Channels;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Following;

/// <summary>
/// Makes the index what the store is: both streams of ids, sorted, are walked side by side; what is missing or of another making is loaded,
/// what the store no longer has is taken out.
/// </summary>
public sealed class Reconciler(IArticleStore store, TimeProvider time)
{
    private const int BatchSize = 256;
    private const int BatchesAhead = 4;

    // What is there can be found at once, and after a while less often: each look at a growing index costs it half as much as the growing.
    private static readonly TimeSpan ShowFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShowLast = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(30);

    private readonly ArticleLoader _loader = new(store);

    /// <summary>One round.</summary>
    /// <param name="index">Is written to; others may write to it meanwhile.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellationToken">Ends the round; what it did stays.</param>
    /// <returns>How many articles were loaded and taken out.</returns>
    public async Task<(long Loaded, long Deleted)> RunAsync(
        SearchIndex index,
        Action<FillProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(index);
        var stored = await store.CountAsync(Stage.Index, cancellationToken);
        progress?.Invoke(new FillProgress(false, 0, stored, null));
        var batches = Channel.CreateBounded<string[]>(BatchesAhead);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long loaded = 0;
        var loaders = Enumerable
            .Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4))
            .Select(_ => Task.Run(LoadAsync, failed.Token))
            .ToArray();
        var gone = new List<string>();
        try
        {
            await CompareAsync();
        }
        finally
        {
            batches.Writer.TryComplete();
            await Task.WhenAll(loaders);
        }

        var deleted = await DeleteAsync();
        index.Refresh();
        index.Commit();
        progress?.Invoke(new FillProgress(true, stored, stored, time.GetUtcNow()));
        return (loaded, deleted);

        async Task LoadAsync()
        {
            try
            {
                await foreach (var ids in batches.Reader.ReadAllAsync(failed.Token))
                {
                    var articles = await _loader.LoadAsync(ids, failed.Token);
                    index.Save(articles);
                    Interlocked.Add(ref loaded, articles.Count);
                }
            }
            catch
            {
                await failed.CancelAsync(); // the comparison is not to wait for a loader that is gone
                throw;
            }
        }

        async Task CompareAsync()
        {
            var (told, shown, committed) = (time.GetTimestamp(), time.GetTimestamp(), time.GetTimestamp());
            var pause = ShowFirst;
            using var known = index.Stamps().GetEnumerator();
            var more = known.MoveNext();
            var batch = new List<string>(BatchSize);
            long compared = 0;
            await foreach (var (id, stamp) in store.StampsAsync(Stage.Index, failed.Token))
            {
                for (; more && string.CompareOrdinal(known.Current.Id, id) < 0; more = known.MoveNext())
                {
                    gone.Add(known.Current.Id);
                }

                var has = more && known.Current.Id == id;
                if (!has || known.Current.Stamp != SearchIndex.StampOf(stamp))
                {
                    batch.Add(id);
                }

                more = has ? known.MoveNext() : more;
                compared++;
                if (batch.Count == BatchSize)
                {
                    await batches.Writer.WriteAsync([.. batch], failed.Token);
                    batch.Clear();
                    if (time.GetElapsedTime(told) > TellEvery)
                    {
                        progress?.Invoke(new FillProgress(false, compared, stored, null));
                        told = time.GetTimestamp();
                    }

                    if (time.GetElapsedTime(shown) > pause)
                    {
                        index.Refresh(stories: false);
                        shown = time.GetTimestamp();
                        pause = pause + pause < ShowLast ? pause + pause : ShowLast;
                    }

                    if (time.GetElapsedTime(committed) > CommitEvery)
                    {
                        index.Commit();
                        committed = time.GetTimestamp();
                    }
                }
            }

            for (; more; more = known.MoveNext())
            {
                gone.Add(known.Current.Id);
            }

            if (batch.Count > 0)
            {
                await batches.Writer.WriteAsync([.. batch], failed.Token);
            }
        }

        // Asked once more: an article that a message brought meanwhile is in the index and was not yet in the stream.
        async Task<long> DeleteAsync()
        {
            long count = 0;
            foreach (var chunk in gone.Chunk(BatchSize))
            {
                var there = await Task.WhenAll(chunk.Select(id => store.FindStampAsync(Stage.Index, id, cancellationToken)));
                string[] missing = [.. chunk.Where((_, place) => there[place] is null)];
                index.Delete(missing);
                count += missing.Length;
            }

            return count;
        }
    }
}
