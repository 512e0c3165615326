using Microsoft.Data.Sqlite;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>One stage's table, without the document's type.</summary>
internal abstract class SqliteStageTable(StageRow row)
{
    public string Table => row.Collection;

    public abstract string Select { get; }

    /// <summary>Makes the table where the schema has not; most stages' are alike.</summary>
    public string Create =>
        $"CREATE TABLE IF NOT EXISTS {Table} (id TEXT PRIMARY KEY NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL) STRICT;";

    /// <summary>The table of a row's documents.</summary>
    public static SqliteStageTable Of(StageRow row, bool compressRaw) =>
        row.Document == typeof(RawArticle)
            ? new SqliteRawTable(row, compressRaw)
            : (SqliteStageTable)Activator.CreateInstance(typeof(SqlitePlainTable<>).MakeGenericType(row.Document), row)!;

    public abstract StageDocument ReadDocument(SqliteDataReader row);

    public void Remove(SqliteSession session, string id) => session.Run($"DELETE FROM {Table} WHERE id = $1", id);
}

/// <summary>How one stage's document becomes a row and is read back.</summary>
internal abstract class SqliteStageTable<T>(StageRow row) : SqliteStageTable(row)
    where T : StageDocument
{
    /// <summary>Serialises in the caller's own time, so that the writer only binds and steps.</summary>
    public abstract (long Bytes, Action<SqliteSession> Write) Upsert(T document);

    public virtual T Read(SqliteDataReader row) => StoredDocument.Read<T>(row.GetString(0));

    public override StageDocument ReadDocument(SqliteDataReader row) => Read(row);

    protected static string? StampOf(T document) => document.Stamp is { } stamp ? StoredDocument.Write(stamp) : null;
}

internal sealed class SqlitePlainTable<T>(StageRow row) : SqliteStageTable<T>(row)
    where T : StageDocument
{
    public override string Select => $"SELECT document FROM {Table} WHERE id = $1";

    public override (long Bytes, Action<SqliteSession> Write) Upsert(T document)
    {
        var json = StoredDocument.Write(document);
        var stamp = StampOf(document);
        var sql = $"""
            INSERT INTO {Table} (id, version, stamp, document) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET version = $2, stamp = $3, document = $4
            """;
        return (json.Length, session => session.Run(sql, document.Id, document.Stamp?.Version, stamp, json));
    }
}

internal sealed class SqliteRawTable(StageRow row, bool compress) : SqliteStageTable<RawArticle>(row)
{
    public string SelectFacts => $"SELECT document FROM {Table} WHERE id = $1";

    public override string Select => $"SELECT document, content FROM {Table} WHERE id = $1";

    public override (long Bytes, Action<SqliteSession> Write) Upsert(RawArticle document)
    {
        var json = StoredDocument.Write(document);
        var stamp = StampOf(document);
        var sql = $"""
            INSERT INTO {Table} (id, version, stamp, document, content) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET version = $2, stamp = $3, document = $4, content = $5
            """;
        var content = RawContent.Pack(document.Content, compress);
        return (json.Length + content.Length, session => session.Run(sql, document.Id, document.Stamp?.Version, stamp, json, content));
    }

    public override RawArticle Read(SqliteDataReader row) =>
        base.Read(row) with
        {
            Content = RawContent.Unpack(row.GetFieldValue<byte[]>(1)),
        };

    /// <summary>Without the bytes and the text found in them.</summary>
    public static RawArticle ReadFacts(SqliteDataReader row) =>
        StoredDocument.Read<RawArticle>(row.GetString(0)) with
        {
            Content = [],
            Text = null,
        };
}
