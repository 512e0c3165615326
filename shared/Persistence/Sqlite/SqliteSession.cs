using Microsoft.Data.Sqlite;

namespace Pipeline.Persistence.Sqlite;

/// <summary>One connection and its prepared statements; for one thread at a time. Parameters are <c>$1</c>, <c>$2</c> and on.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private bool _durable;

    public SqliteSession(string path, bool durable)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = 15,
            }.ToString()
        );
        try
        {
            _connection.Open();
            Run("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384;");
            Run(Synchronous(durable));
            _durable = durable;
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether a commit is synchronised to the disk, so that it survives a power cut. Not within a transaction; readers write nothing.
    /// </summary>
    public bool Durable
    {
        get => _durable;
        set
        {
            if (value != _durable)
            {
                Run(Synchronous(value));
                _durable = value;
            }
        }
    }

    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public long Number(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.GetInt64(0), values);

    /// <summary>All or nothing, and one view of the data throughout.</summary>
    public T Transaction<T>(string begin, Func<T> work)
    {
        Run(begin);
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // A full disk or an I/O error may have rolled back by itself.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
            {
                Run("ROLLBACK");
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static string Synchronous(bool durable) => $"PRAGMA synchronous = {(durable ? "FULL" : "NORMAL")}";

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
