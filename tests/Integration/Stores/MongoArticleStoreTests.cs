using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Persistence;
using Pipeline.Persistence.Mongo;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

/// <summary>What is MongoDB's own: the documents' shape, and what the server refuses.</summary>
public sealed class MongoArticleStoreTests(MongoService mongo) : IAsyncLifetime
{
    private readonly MongoHost _host = new(mongo);
    private IArticleStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.PrepareAsync();
        var quick = new ResilienceOptions
        {
            MaxRetries = 1,
            BaseDelay = TimeSpan.FromMilliseconds(1),
            Breaker = { MinimumThroughput = 1_000 },
        };
        _store = _host.Open(_host.Address, new FailureDomain(FailureDomain.Store, quick, MongoFaults.Classify));
        await _store.InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await ((IAsyncDisposable)_store).DisposeAsync();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Documents_are_flat_and_readable()
    {
        await _store.SaveAsync(Sample.Normalised("a"), Token);
        var document = await One("normalised");
        document["_id"].Should().Be((BsonValue)Sample.Id("a"));
        document["published"].BsonType.Should().Be(BsonType.DateTime);
        document["publishedPrecision"].Should().Be((BsonValue)"Day");
        document["signature"].BsonType.Should().Be(BsonType.Binary);
        document["repairs"][0]["codePage"].Should().Be((BsonValue)"windows-874+windows-1252");
        document["stamp"]["at"].ToUniversalTime().Should().Be(Sample.Noon.UtcDateTime);
        document["stamp"]["durationSeconds"].ToDouble().Should().BeApproximately(0.0123457, 1e-12);
        document["source"]["fileSize"].ToInt64().Should().Be(5_000_000_000);
        document.Names.Should().NotContain(["id", "Id", "_t"]);
    }

    [Fact]
    public async Task Rejections_and_duplicates_are_keyed_by_what_they_are_upserted_on()
    {
        await _store.RejectAsync(Sample.Rejection("a", Stage.Ingest, "b.html"), Token);
        await _store.RecordDuplicateAsync(Sample.Duplicate("a", "claim"), Token);
        (await One("rejected"))["_id"].Should().Be((BsonValue)$"{Sample.Id("a")}:ingest:a.html!/b.html");
        (await One("rejected"))["stage"].Should().Be((BsonValue)"Ingest");
        (await One("duplicates"))["_id"].Should().Be((BsonValue)$"{Sample.Id("a")}:claim");
    }

    [Fact]
    public async Task Ignores_elements_that_a_newer_version_wrote_and_fills_in_what_an_older_one_did_not()
    {
        await _host
            .Database.GetCollection<BsonDocument>("normalised")
            .InsertOneAsync(
                new BsonDocument
                {
                    { "_id", Sample.Id("a") },
                    { "text", "t" },
                    { "future", new BsonDocument("x", 1) },
                    {
                        "stamp",
                        new BsonDocument { { "version", "9" }, { "new", 1 } }
                    },
                },
                cancellationToken: Token
            );
        var found = (await _store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token))!;
        found.Text.Should().Be("t");
        found.Repairs.Should().BeEmpty();
        found.Source.Should().Be(new Provenance());
        found.Stamp!.Version.Should().Be("9");
    }

    [Fact]
    public async Task A_document_that_the_server_refuses_fails_alone()
    {
        await _host
            .Database.GetCollection<BsonDocument>("normalised")
            .Indexes.CreateOneAsync(
                new CreateIndexModel<BsonDocument>(new BsonDocument("site", 1), new CreateIndexOptions { Unique = true }),
                cancellationToken: Token
            );
        await _store.SaveAsync(Sample.Normalised("holder") with { Site = "taken" }, Token);

        var saves = Enumerable
            .Range(0, 100)
            .Select(i => _store.SaveAsync(Sample.Normalised($"{i}") with { Site = i == 42 ? "taken" : $"site {i}" }, Token))
            .ToArray();
        await FluentActions.Awaiting(() => Task.WhenAll(saves)).Should().ThrowAsync<Exception>();

        saves.Select((save, i) => (save.IsFaulted, i)).Where(save => save.IsFaulted).Select(save => save.i).Should().Equal(42);
        (await _store.CountAsync(Stage.Normalise, Token)).Should().Be(100);
    }

    [Fact]
    public async Task A_document_over_the_servers_limit_fails_alone_and_says_why()
    {
        var others = Enumerable.Range(0, 20).Select(i => _store.SaveAsync(Sample.Raw($"{i}"), Token));
        var large = _store.Invoking(s => s.SaveAsync(Sample.Raw("large", new byte[17 * 1024 * 1024]), Token));
        (await large.Should().ThrowAsync<InvalidDataException>()).WithMessage("*RawArticle*MongoDB keeps at most 16777216*");
        await Task.WhenAll(others);
        (await _store.CountAsync(Stage.Ingest, Token)).Should().Be(20);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_fails_its_readers_alone()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => _store.SaveAsync(Sample.Normalised($"{i}"), Token)));
        await _host
            .Database.GetCollection<BsonDocument>("normalised")
            .UpdateOneAsync(
                new BsonDocument("_id", Sample.Id("7")),
                new BsonDocument("$set", new BsonDocument("repairs", "no list")),
                cancellationToken: Token
            );
        var reads = Enumerable.Range(0, 30).Select(i => _store.FindAsync<NormalisedArticle>(Sample.Id(i), Token)).ToArray();
        await FluentActions.Awaiting(() => Task.WhenAll(reads)).Should().ThrowAsync<FormatException>();
        reads.Count(read => read.IsCompletedSuccessfully).Should().Be(29);
        reads[7].IsFaulted.Should().BeTrue();
    }

    [Fact]
    public async Task Indexes_that_an_older_version_searched_by_are_dropped()
    {
        var indexed = _host.Database.GetCollection<BsonDocument>("indexed").Indexes;
        await indexed.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument("titleTerms", "text"), new CreateIndexOptions { Name = "search" }),
            cancellationToken: Token
        );

        await _store.InitialiseAsync(Token);

        (await (await indexed.ListAsync(Token)).ToListAsync(Token)).Select(index => index["name"].AsString).Should().Equal("_id_");
    }

    [Fact]
    public void The_database_is_the_options_else_the_addresss_else_pipeline()
    {
        static string Name(string address, string? database)
        {
            using var context = new MongoContext(
                new StoreOptions
                {
                    Kind = StoreKind.MongoDb,
                    ConnectionString = address,
                    Database = database,
                },
                new FailureDomain("store")
            );
            return context.Database.DatabaseNamespace.DatabaseName;
        }

        Name("mongodb://127.0.0.1:1/of-address", "of-options").Should().Be("of-options");
        Name("mongodb://127.0.0.1:1/of-address", null).Should().Be("of-address");
        Name("mongodb://127.0.0.1:1", null).Should().Be("pipeline");
    }

    private Task<BsonDocument> One(string collection) =>
        _host.Database.GetCollection<BsonDocument>(collection).Find(new BsonDocument()).SingleAsync(Token);
}
