using Microsoft.Data.Sqlite;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Persistence.Sqlite;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

/// <summary>What is SQLite's own: the file.</summary>
public sealed class SqliteArticleStoreTests : IAsyncLifetime
{
    private readonly SqliteHost _host = new();
    private IArticleStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = _host.Open();
        await _store.InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_store).DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Keeps_everything_when_closed_and_opened_again()
    {
        await _store.SaveAsync(Sample.Indexed("a", "hama"), Token);
        await ((IAsyncDisposable)_store).DisposeAsync();
        _store = _host.Open();
        await _store.InitialiseAsync(Token);
        (await _store.FindAsync<IndexedArticle>(Sample.Id("a"), Token))!.Text.Should().Be("hama");
    }

    [Fact]
    public async Task Refuses_a_file_of_a_newer_schema()
    {
        Execute($"PRAGMA user_version = {SqliteSchema.Version + 1}");
        await _store
            .Invoking(s => s.InitialiseAsync(Token))
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*schema version 3*newer program*");
    }

    [Fact]
    public async Task Writes_ahead_and_through_to_the_disk()
    {
        using var writer = new SqliteSession(_host.Path, durable: true);
        writer.First("PRAGMA journal_mode", row => row.GetString(0)).Should().Be("wal");
        writer.Number("PRAGMA synchronous").Should().Be(2);
        await _store.PingAsync(Token);
    }

    [Fact]
    public async Task Waits_for_the_disk_with_what_cannot_be_made_again_alone()
    {
        await using var database = new SqliteDatabase(
            new StoreOptions { Kind = StoreKind.Sqlite, Path = _host.Path },
            new FailureDomain(FailureDomain.Store, classify: SqliteFaults.Classify)
        );
        var kept = new List<long>();
        for (var i = 0; i < 2; i++)
        {
            await database.WriteAsync(1, session => kept.Add(session.Number("PRAGMA synchronous")), Token);
            await database.WriteRepeatableAsync(1, session => kept.Add(session.Number("PRAGMA synchronous")), Token);
        }

        kept.Should().Equal(2, 1, 2, 1);
    }

    [Fact]
    public async Task A_document_that_cannot_be_written_fails_alone()
    {
        Execute("CREATE TRIGGER poison BEFORE INSERT ON normalised WHEN NEW.version = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END");
        var saves = Enumerable
            .Range(0, 100)
            .Select(i => _store.SaveAsync(Sample.Normalised($"{i}", i == 42 ? "poison" : "1"), Token))
            .ToArray();
        await FluentActions.Awaiting(() => Task.WhenAll(saves)).Should().ThrowAsync<SqliteException>().WithMessage("*poison*");
        saves.Select((save, i) => (save.IsFaulted, i)).Where(save => save.IsFaulted).Select(save => save.i).Should().Equal(42);
        (await _store.CountAsync(Stage.Normalise, Token)).Should().Be(99);
    }

    [Fact]
    public async Task Waits_for_another_process_that_is_writing()
    {
        using var other = new SqliteSession(_host.Path, durable: true);
        other.Run("BEGIN IMMEDIATE");
        var save = _store.SaveAsync(Sample.Raw("a"), Token);
        (await _store.CountAsync(Stage.Ingest, Token)).Should().Be(0, "readers do not wait for writers");
        save.IsCompleted.Should().BeFalse();
        other.Run("COMMIT");
        await save;
        (await _store.CountAsync(Stage.Ingest, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Raw_bytes_are_no_base64()
    {
        await _store.SaveAsync(Sample.Raw("a", [1, 2, 3]), Token);
        await _store.SaveAsync(Sample.Indexed("a", "text"), Token);
        using var session = new SqliteSession(_host.Path, durable: false);
        session
            .First("SELECT document FROM raw", row => row.GetString(0))
            .Should()
            .NotContain("content")
            .And.Contain("\"mediaType\":\"application/pdf\"");
        session.First("SELECT content FROM raw", row => row.GetFieldValue<byte[]>(0)).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_member_that_an_older_version_did_not_write_has_its_default()
    {
        Execute(
            "INSERT INTO normalised (id, document) VALUES ('"
                + Sample.Id("a")
                + "', '{\"id\":\""
                + Sample.Id("a")
                + "\",\"text\":\"t\",\"future\":{\"x\":1}}')"
        );
        var found = (await _store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token))!;
        found.Repairs.Should().BeEmpty();
        found.Source.Should().Be(new Provenance());
    }

    [Fact]
    public async Task A_file_of_version_1_opens_and_loses_the_index_for_search_alone()
    {
        Execute(
            $"""
            DROP TABLE indexed;
            CREATE TABLE indexed (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, version TEXT, stamp TEXT, document TEXT NOT NULL,
                published INTEGER, language TEXT, titleTerms TEXT NOT NULL, keywordTerms TEXT NOT NULL, bodyTerms TEXT NOT NULL, signature BLOB NOT NULL) STRICT;
            CREATE INDEX indexed_newest ON indexed (published DESC, id);
            CREATE TABLE indexed_topic (code TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (code, number)) STRICT, WITHOUT ROWID;
            CREATE VIRTUAL TABLE indexed_terms USING fts5 (title, keywords, body, content = '', contentless_delete = 1);
            INSERT INTO indexed VALUES (1, '{Sample.Id("a")}', '1', NULL, '{"{"}"id":"{Sample.Id(
                "a"
            )}","title":"Kept"{"}"}', NULL, 'en', 't', 'k', 'b', x'01');
            INSERT INTO indexed_terms (rowid, title, keywords, body) VALUES (1, 't', 'k', 'b');
            PRAGMA user_version = 1;
            """
        );

        await _store.InitialiseAsync(Token);

        (await _store.FindAsync<IndexedArticle>(Sample.Id("a"), Token))!.Title.Should().Be("Kept");
        await _store.SaveAsync(Sample.Indexed("b", "text"), Token);
        (await _store.CountAsync(Stage.Index, Token)).Should().Be(2);
        using var session = new SqliteSession(_host.Path, durable: false);
        session.Number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'indexed_%'").Should().Be(0);
    }

    [Fact]
    public void Tells_faults_apart()
    {
        static FaultKind Kind(int code) => SqliteFaults.Classify(new SqliteException("", code));
        Kind(5).Should().Be(FaultKind.Transient, "busy passes");
        Kind(13).Should().Be(FaultKind.Outage, "a full disk is waited for");
        Kind(19).Should().Be(FaultKind.Permanent, "a constraint stays broken");
        Kind(11).Should().Be(FaultKind.Permanent, "a corrupt file stays corrupt");
    }

    private void Execute(string sql)
    {
        using var session = new SqliteSession(_host.Path, durable: false);
        session.Run(sql);
    }
}
