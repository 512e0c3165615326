using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>
/// Tables of version 1 that have more than a document. The file carries its version (<c>user_version</c>); a newer one is refused rather
/// than guessed at.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    private static readonly string Raw = StageTable.Product[Stage.Ingest].Collection;
    private static readonly string Indexed = StageTable.Product[Stage.Index].Collection;

    // Terms come analysed and parted by spaces, so everything but a separator is part of a token (categories), and nothing is folded
    // but case. Contentless: the terms are kept once, in their columns. bm25's weights stand in SqliteSearch.
    private static readonly string Tables = $"""
        CREATE TABLE {Raw} (id TEXT PRIMARY KEY NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL, content BLOB NOT NULL) STRICT;
        CREATE INDEX raw_file ON {Raw} (document ->> '$.source.file', document ->> '$.source.takenAt');
        CREATE TABLE {Indexed} (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL,
            published INTEGER, language TEXT, titleTerms TEXT NOT NULL, keywordTerms TEXT NOT NULL, bodyTerms TEXT NOT NULL, signature BLOB NOT NULL) STRICT;
        CREATE INDEX indexed_newest ON {Indexed} (published DESC, id);
        CREATE INDEX indexed_language ON {Indexed} (language, published DESC, id);
        CREATE TABLE indexed_topic (code TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (code, number)) STRICT, WITHOUT ROWID;
        CREATE INDEX indexed_topic_number ON indexed_topic (number);
        CREATE VIRTUAL TABLE indexed_terms USING fts5 (title, keywords, body, content = '', contentless_delete = 1,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
        CREATE TABLE rejected (key TEXT PRIMARY KEY NOT NULL, articleId TEXT NOT NULL, stage TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE INDEX rejected_stage ON rejected (stage, articleId);
        CREATE INDEX rejected_article ON rejected (articleId);
        CREATE INDEX rejected_newest ON rejected (at DESC, key);
        CREATE INDEX rejected_file ON rejected (document ->> '$.file', at DESC);
        CREATE TABLE duplicates (key TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE INDEX duplicates_file ON duplicates (document ->> '$.file', document ->> '$.at');
        PRAGMA user_version = 1;
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

                return (version == Version ? 0 : session.Run(Tables)) + stages.Sum(stage => session.Run(stage.Create));
            }
        );
}
