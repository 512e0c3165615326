using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pipeline.Persistence;

namespace Pipeline.Search.Following;

/// <summary>
/// This process's index and what keeps it true: messages say at once which article changed, and every so often the whole is compared with
/// the store, so that nothing hangs on a message. A damaged index is thrown away and made again.
/// </summary>
public sealed class ReadModel(
    IArticleStore store,
    IOptions<SearchOptions> options,
    TimeProvider time,
    ILogger<ReadModel> logger,
    Arrivals? arrivals = null
) : BackgroundService
{
    // A burst of articles becomes visible together; a single one within this time.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);
    private const int MostAtOnce = 500;
    private const int MostRemembered = 50;

    private readonly SearchOptions _options = options.Value;
    private readonly ArticleLoader _loader = new(store);
    private readonly Channel<string> _changed = Channel.CreateBounded<string>(10_000);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lately = new();
    private volatile bool _suspected;
    private volatile SearchIndex? _index;
    private volatile FillProgress _progress = FillProgress.None;
    private volatile CancellationTokenSource? _round;

    /// <summary>Null until it is opened, and while it is made anew.</summary>
    public SearchIndex? Index => _index;

    public FillProgress Progress => _progress;

    /// <summary>The index, once it is open.</summary>
    public async Task<SearchIndex> OpenedAsync(CancellationToken cancellationToken)
    {
        await _opened.Task.WaitAsync(cancellationToken);
        return _index ?? throw new IndexUnavailableException();
    }

    /// <summary>An article's indexed document was saved or deleted. Waits when there are many.</summary>
    public ValueTask ChangedAsync(string id, CancellationToken cancellationToken) => _changed.Writer.WriteAsync(id, cancellationToken);

    /// <summary>To be told of what a query threw: if the index is damaged, it is made again.</summary>
    public void Suspect(Exception exception)
    {
        if (SearchIndex.IsDamage(exception))
        {
            _suspected = true;
            _round?.Cancel();
        }
    }

    /// <summary>Ids of the articles that changed last, the newest first.</summary>
    public IReadOnlyList<string> Lately
    {
        get
        {
            lock (_lately)
            {
                return [.. _lately.Reverse()];
            }
        }
    }

    public override void Dispose()
    {
        _index?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var round = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                _round = round;
                var index = Open();
                await Task.WhenAll(FollowAsync(index, round), ReconcileAsync(index, round));
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // Suspected of damage: opening it looks at every file.
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (Exception exception)
            {
                Log.Interrupted(logger, exception);
                _suspected |= SearchIndex.IsDamage(exception);
                await Task.Delay(RetryAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Close();
        }

        Close();
    }

    private SearchIndex Open()
    {
        var index = SearchIndex.Open(_options.Folder, _options.ToReadModel());
        if (index.WasMade && _suspected)
        {
            Log.MadeAgain(logger, _options.Folder);
        }

        (_suspected, _progress, _index) = (false, FillProgress.None, index);
        _opened.TrySetResult();
        return index;
    }

    private void Close()
    {
        var index = _index;
        _index = null;
        try
        {
            index?.Dispose();
        }
        catch (Exception exception) when (SearchIndex.IsDamage(exception))
        {
            Log.Interrupted(logger, exception); // it is looked at when it is opened again
        }
    }

    private async Task ReconcileAsync(SearchIndex index, CancellationTokenSource round)
    {
        try
        {
            var reconciler = new Reconciler(store, time);
            while (true)
            {
                var started = time.GetTimestamp();
                var first = !_progress.Complete;
                var (loaded, deleted) = await reconciler.RunAsync(
                    index,
                    progress => _progress = progress with { Complete = progress.Complete || !first },
                    round.Token
                );
                arrivals?.Compared();
                if (loaded + deleted > 0)
                {
                    Log.Reconciled(logger, loaded, deleted, time.GetElapsedTime(started).TotalSeconds);
                }

                await Task.Delay(_options.Reconcile, time, round.Token);
            }
        }
        finally
        {
            await round.CancelAsync();
        }
    }

    private void Remember(IEnumerable<string> ids)
    {
        lock (_lately)
        {
            foreach (var id in ids)
            {
                _lately.Enqueue(id);
            }

            while (_lately.Count > MostRemembered)
            {
                _lately.Dequeue();
            }
        }
    }

    private async Task FollowAsync(SearchIndex index, CancellationTokenSource round)
    {
        try
        {
            var committed = time.GetTimestamp();
            while (await _changed.Reader.WaitToReadAsync(round.Token))
            {
                var ids = new HashSet<string>(StringComparer.Ordinal);
                while (ids.Count < MostAtOnce && _changed.Reader.TryRead(out var id))
                {
                    ids.Add(id);
                }

                var articles = await _loader.LoadAsync(ids, round.Token);
                index.Save(articles);
                index.Delete([.. ids.Except(articles.Select(article => article.Id), StringComparer.Ordinal)]);
                index.Refresh(stories: _progress.Complete);
                Remember(articles.Select(article => article.Id));
                arrivals?.Came([.. articles.Select(article => article.Id)]);
                if (time.GetElapsedTime(committed) > CommitEvery)
                {
                    index.Commit();
                    committed = time.GetTimestamp();
                }

                await Task.Delay(Gather, time, round.Token);
            }
        }
        finally
        {
            await round.CancelAsync();
        }
    }
}
