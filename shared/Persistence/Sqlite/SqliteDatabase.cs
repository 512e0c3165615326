using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Pipeline.Persistence.Batching;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Sqlite;

/// <summary>
/// One file: a writer that commits what has gathered in one transaction, and a few readers beside it. What can be made again is not
/// synchronised to the disk at its commit: it outlives the process, and after a power cut the log ends before it or after it, never within.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private readonly string _path;
    private readonly FailureDomain _resilience;
    private readonly SemaphoreSlim _readers;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Batcher<Action<SqliteSession>, bool> _durable;
    private readonly Batcher<Action<SqliteSession>, bool> _repeatable;
    private SqliteSession? _writer;

    public SqliteDatabase(StoreOptions options, FailureDomain resilience)
    {
        _path = Path.GetFullPath(options.Path!);
        _resilience = resilience;
        _readers = new SemaphoreSlim(options.Readers);
        _durable = Writes(durable: true);
        _repeatable = Writes(durable: false);

        Batcher<Action<SqliteSession>, bool> Writes(bool durable) =>
            new(
                // SQLite has one writer whatever is asked.
                new BatchLimits(options.MaxBatch, options.MaxBatchBytes, MaxInFlight: 1),
                (bulk, token) => CommitAsync(bulk, durable, token),
                exception => resilience.Classify(exception) != FaultKind.Outage
            );
    }

    /// <summary>Survives a power cut once the task is complete.</summary>
    public Task WriteAsync(long bytes, Action<SqliteSession> write, CancellationToken cancellationToken) =>
        _durable.SubmitAsync(write, bytes, cancellationToken);

    /// <summary>
    /// What the store's articles yield again: survives the process's death, and a power cut in the next moments perhaps not.
    /// </summary>
    public Task WriteRepeatableAsync(long bytes, Action<SqliteSession> write, CancellationToken cancellationToken) =>
        _repeatable.SubmitAsync(write, bytes, cancellationToken);

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        _resilience.ExecuteAsync(token => ReadOnceAsync(read, token), cancellationToken).AsTask();

    /// <summary>Without retry.</summary>
    public async ValueTask<T> ReadOnceAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await _readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // SQLite works on the calling thread, which is not to be the caller's.
            return await Task.Run(() => ReadOnPooled(read), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>
    /// A sorted stream as pages by key: no read transaction, which would keep the log from being folded back, is open between them.
    /// </summary>
    /// <param name="sql">Takes the last key as <c>$1</c> and the page's size as <c>$2</c>.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <param name="more">Further parameters, from <c>$3</c> on.</param>
    public async IAsyncEnumerable<string> KeysAsync(
        string sql,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken,
        params object?[] more
    )
    {
        const int PageSize = 5_000;
        var last = "";
        List<string> page;
        do
        {
            page = await ReadAsync(session => session.Query(sql, row => row.GetString(0), [last, PageSize, .. more]), cancellationToken)
                .ConfigureAwait(false);
            foreach (var key in page)
            {
                yield return last = key;
            }
        } while (page.Count == PageSize);
    }

    public async ValueTask DisposeAsync()
    {
        await _durable.DisposeAsync().ConfigureAwait(false);
        await _repeatable.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
        _writer?.Dispose();
        foreach (var session in _idle)
        {
            session.Dispose();
        }

        _readers.Dispose();
    }

    private T ReadOnPooled<T>(Func<SqliteSession, T> read)
    {
        var session = _idle.TryTake(out var pooled) ? pooled : Open(durable: false);
        try
        {
            var result = read(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            // Whatever state it is in, the next reader gets a fresh one.
            session.Dispose();
            throw;
        }
    }

    private SqliteSession Open(bool durable)
    {
        CreateForOwnerAlone();
        try
        {
            return new SqliteSession(_path, durable);
        }
        catch (SqliteException exception)
        {
            // SQLite says what is wrong and not with what.
            throw new SqliteException(
                $"The database {_path} cannot be opened: {exception.Message.TrimEnd('.')}",
                exception.SqliteErrorCode,
                exception.SqliteExtendedErrorCode
            );
        }
    }

    // Articles may not be for everybody. SQLite gives its log the database's mode.
    private void CreateForOwnerAlone()
    {
        if (Path.GetDirectoryName(_path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        if (!OperatingSystem.IsWindows() && !File.Exists(_path))
        {
            new FileStream(
                _path,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.Write,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
        }
    }

    private async Task<IReadOnlyList<Outcome<bool>>> CommitAsync(
        IReadOnlyList<Action<SqliteSession>> bulk,
        bool durable,
        CancellationToken cancellationToken
    )
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _resilience
                .ExecuteAsync(
                    static (state, _) => new ValueTask<IReadOnlyList<Outcome<bool>>>(state.Database.Commit(state.Bulk, state.Durable)),
                    (Database: this, Bulk: bulk, Durable: durable),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private Outcome<bool>[] Commit(IReadOnlyList<Action<SqliteSession>> bulk, bool durable)
    {
        var session = _writer ??= Open(durable);
        try
        {
            session.Durable = durable;
            return session.Transaction("BEGIN IMMEDIATE", () => bulk.Select(write => Apply(session, write)).ToArray());
        }
        catch
        {
            session.Dispose();
            _writer = null;
            throw;
        }
    }

    /// <summary>One request of a bulk: what it did is undone when it fails, and the others stand.</summary>
    private Outcome<bool> Apply(SqliteSession session, Action<SqliteSession> write)
    {
        session.Run("SAVEPOINT request");
        try
        {
            write(session);
            session.Run("RELEASE request");
            return Outcome<bool>.Of(true);
        }
        catch (Exception exception) when (_resilience.Classify(exception) == FaultKind.Permanent)
        {
            session.Run("ROLLBACK TO request");
            session.Run("RELEASE request");
            return Outcome<bool>.Failed(exception);
        }
    }
}
