using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>
/// Tables of version 2 that have more than a document. The file carries its version (<c>user_version</c>); a newer one is refused rather
/// than guessed at.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 2;

    private static readonly string Raw = StageTable.Product[Stage.Ingest].Collection;
    private static readonly string Indexed = StageTable.Product[Stage.Index].Collection;

    private static readonly string Tables = $"""
        CREATE TABLE {Raw} (id TEXT PRIMARY KEY NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL, content BLOB NOT NULL) STRICT;
        CREATE INDEX raw_file ON {Raw} (document ->> '$.source.file', document ->> '$.source.takenAt');
        CREATE TABLE rejected (key TEXT PRIMARY KEY NOT NULL, articleId TEXT NOT NULL, stage TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE INDEX rejected_stage ON rejected (stage, articleId);
        CREATE INDEX rejected_article ON rejected (articleId);
        CREATE INDEX rejected_newest ON rejected (at DESC, key);
        CREATE INDEX rejected_file ON rejected (document ->> '$.file', at DESC);
        CREATE TABLE duplicates (key TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE INDEX duplicates_file ON duplicates (document ->> '$.file', document ->> '$.at');
        PRAGMA user_version = 2;
        """;

    private const string Leases =
        "CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY NOT NULL, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT;";

    // Version 1 had an index for search, and the terms for it; Search keeps its own now.
    private static readonly string FromVersion1 = $"""
        DROP TABLE indexed_terms;
        DROP TABLE indexed_topic;
        CREATE TABLE indexed_plain (id TEXT PRIMARY KEY NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL) STRICT;
        INSERT INTO indexed_plain SELECT id, version, stamp, document FROM {Indexed};
        DROP TABLE {Indexed};
        ALTER TABLE indexed_plain RENAME TO {Indexed};
        PRAGMA user_version = 2;
        """;

    /// <summary>Makes what is not there; the stages that need no columns of their own get their tables from the table of stages.</summary>
    public static void Create(SqliteSession session, IEnumerable<SqliteStageTable> stages) =>
        session.Transaction(
            "BEGIN IMMEDIATE",
            () =>
            {
                var version = session.Number("PRAGMA user_version");
                if (version > Version)
                {
                    throw new InvalidOperationException(
                        $"The store's file has schema version {version}; this program knows {Version}. Use the newer program."
                    );
                }

                return (version == Version ? 0 : session.Run(version == 0 ? Tables : FromVersion1))
                    + session.Run(SqliteSavedSearches.Tables)
                    + session.Run(Leases)
                    + stages.Sum(stage => session.Run(stage.Create));
            }
        );
}
