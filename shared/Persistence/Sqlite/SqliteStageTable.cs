using Microsoft.Data.Sqlite;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>How one stage's document becomes a row and is read back.</summary>
internal abstract class SqliteStageTable<T>
    where T : StageDocument
{
    public abstract string Select { get; }

    /// <summary>Serialises in the caller's own time, so that the writer only binds and steps.</summary>
    public abstract (long Bytes, Action<SqliteSession> Write) Upsert(T document);

    public virtual T Read(SqliteDataReader row) => StoredDocument.Read<T>(row.GetString(0));

    protected static string? StampOf(T document) => document.Stamp is { } stamp ? StoredDocument.Write(stamp) : null;
}

internal sealed class SqlitePlainTable<T>(string table) : SqliteStageTable<T>
    where T : StageDocument
{
    public override string Select => $"SELECT document FROM {table} WHERE id = $1";

    public override (long Bytes, Action<SqliteSession> Write) Upsert(T document)
    {
        var json = StoredDocument.Write(document);
        var stamp = StampOf(document);
        var sql = $"""
            INSERT INTO {table} (id, version, stamp, document) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET version = $2, stamp = $3, document = $4
            """;
        return (json.Length, session => session.Run(sql, document.Id, document.Stamp?.Version, stamp, json));
    }
}

internal sealed class SqliteRawTable : SqliteStageTable<RawArticle>
{
    public override string Select => "SELECT document, content FROM raw WHERE id = $1";

    public override (long Bytes, Action<SqliteSession> Write) Upsert(RawArticle document)
    {
        var json = StoredDocument.Write(document);
        var stamp = StampOf(document);
        const string Sql = """
            INSERT INTO raw (id, version, stamp, document, content) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET version = $2, stamp = $3, document = $4, content = $5
            """;
        return (
            json.Length + document.Content.Length,
            session => session.Run(Sql, document.Id, document.Stamp?.Version, stamp, json, document.Content)
        );
    }

    public override RawArticle Read(SqliteDataReader row) => base.Read(row) with { Content = row.GetFieldValue<byte[]>(1) };
}

internal sealed class SqliteIndexedTable : SqliteStageTable<IndexedArticle>
{
    public override string Select => "SELECT document, titleTerms, keywordTerms, bodyTerms, signature FROM indexed WHERE id = $1";

    public override (long Bytes, Action<SqliteSession> Write) Upsert(IndexedArticle document)
    {
        var json = StoredDocument.Write(document);
        var stamp = StampOf(document);
        return (json.Length + document.BodyTerms.Length, session => Write(session, document, json, stamp));
    }

    public override IndexedArticle Read(SqliteDataReader row) =>
        base.Read(row) with
        {
            TitleTerms = row.GetString(1),
            KeywordTerms = row.GetString(2),
            BodyTerms = row.GetString(3),
            Signature = row.GetFieldValue<byte[]>(4),
        };

    private static void Write(SqliteSession session, IndexedArticle document, string json, string? stamp)
    {
        var number = session.First(
            """
            INSERT INTO indexed (id, version, stamp, document, published, language, titleTerms, keywordTerms, bodyTerms, signature)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE SET version = $2, stamp = $3, document = $4, published = $5, language = $6,
                titleTerms = $7, keywordTerms = $8, bodyTerms = $9, signature = $10
            RETURNING number
            """,
            row => row.GetInt64(0),
            document.Id,
            document.Stamp?.Version,
            stamp,
            json,
            document.Published?.ToUnixTimeMilliseconds(),
            document.Language,
            document.TitleTerms,
            document.KeywordTerms,
            document.BodyTerms,
            document.Signature
        );
        session.Run("DELETE FROM indexed_terms WHERE rowid = $1", number);
        session.Run(
            "INSERT INTO indexed_terms (rowid, title, keywords, body) VALUES ($1, $2, $3, $4)",
            number,
            document.TitleTerms,
            document.KeywordTerms,
            document.BodyTerms
        );
        session.Run("DELETE FROM indexed_topic WHERE number = $1", number);
        foreach (var topic in document.Topics)
        {
            session.Run("INSERT OR IGNORE INTO indexed_topic (code, number) VALUES ($1, $2)", topic.Code, number);
        }
    }
}
