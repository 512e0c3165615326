using System.Globalization;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Deployed;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Settings;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Integration.Tests.Tls;

/// <summary>
/// Broker and store that talk with bearers of a certificate alone. RabbitMQ does so itself; before the store stands a proxy, since not
/// every engine that speaks MongoDB's protocol has TLS of its own.
/// </summary>
public sealed class TlsTests(MongoService mongo) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private TestAuthority _authority = null!;
    private OwnBroker _broker = null!;
    private int _port;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = new TestAuthority(_scratch["certificates"]);
        var (certificate, key) = _authority.Server();
        _port = OwnBroker.FreePort();
        _broker = await OwnBroker.StartAsync(
            _scratch,
            $"listeners.ssl.1 = 127.0.0.1:{_port}",
            $"ssl_options.cacertfile = {_authority.File}",
            $"ssl_options.certfile = {certificate}",
            $"ssl_options.keyfile = {key}",
            "ssl_options.verify = verify_peer",
            "ssl_options.fail_if_no_peer_cert = true"
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _authority?.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Articles_go_from_file_to_index_where_broker_and_store_ask_for_certificates()
    {
        var server = new MongoUrl(await mongo.AddressAsync()).Server;
        await using var store = new TlsProxy(server.Host, server.Port, _authority);
        await using var deployment = await Deployment.PrepareAsync(_broker.Address, await mongo.AddressAsync());
        deployment.RabbitForWorkers = Broker().ConnectionString!;
        deployment.MongoForWorkers = $"mongodb://127.0.0.1:{store.Port}/?directConnection=true";
        deployment.More.AddRange([.. Settings("Bus"), .. Settings("Store")]);

        await deployment.StartAllAsync();
        deployment.Files.Drop("article.txt", WrittenArticles.Harbour);

        await deployment.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task A_broker_refuses_who_bears_no_certificate_of_its_authority()
    {
        using var stranger = new TestAuthority(_scratch["stranger"], "stranger");
        var (certificate, key) = stranger.Client("worker");

        await Refused(new TlsOptions { CaFile = _authority.File }).Should().ThrowAsync<BrokerUnreachableException>();
        await Refused(
                new TlsOptions
                {
                    CaFile = _authority.File,
                    CertificateFile = certificate,
                    KeyFile = key,
                }
            )
            .Should()
            .ThrowAsync<BrokerUnreachableException>();
    }

    [Fact]
    public async Task A_broker_of_another_authority_or_name_is_not_talked_to_and_the_reason_is_said()
    {
        using var stranger = new TestAuthority(_scratch["stranger"], "stranger");
        var (certificate, key) = _authority.Client("worker");
        TlsOptions Options(string ca, string? name) =>
            new()
            {
                CaFile = ca,
                CertificateFile = certificate,
                KeyFile = key,
                ServerName = name,
            };

        (await Refused(Options(stranger.File, null)).Should().ThrowAsync<BrokerUnreachableException>())
            .Which.ToString()
            .Should()
            .Contain("The server's certificate (CN=localhost) is refused: ");
        (await Refused(Options(_authority.File, "rabbitmq.example")).Should().ThrowAsync<BrokerUnreachableException>())
            .Which.ToString()
            .Should()
            .Contain("is not for rabbitmq.example")
            .And.Contain("Tls:ServerName");
        await using var fine = await BrokerQueues.ConnectAsync(Broker(Options(_authority.File, "localhost")), Token);
    }

    [Fact]
    public async Task A_store_that_asks_for_certificates_is_read_and_written_and_refuses_others()
    {
        var server = new MongoUrl(await mongo.AddressAsync()).Server;
        await using var proxy = new TlsProxy(server.Host, server.Port, _authority);
        var database = $"test-{Guid.NewGuid():N}"[..17];
        var trusted = Store(proxy, database, Tls());
        await using var trustedEnd = (IAsyncDisposable)trusted;
        var nameless = Store(proxy, database, new TlsOptions { CaFile = _authority.File });
        await using var namelessEnd = (IAsyncDisposable)nameless;
        try
        {
            await trusted.InitialiseAsync(Token);
            await trusted.SaveAsync(Sample.Raw("one"), Token);

            (await trusted.CountAsync(Stage.Ingest, Token)).Should().Be(1);
            await FluentActions.Awaiting(() => nameless.PingAsync(Token)).Should().ThrowAsync<Exception>();
        }
        finally
        {
            await new MongoClient(await mongo.AddressAsync()).DropDatabaseAsync(database, Token);
        }
    }

    private Func<Task> Refused(TlsOptions tls) => () => BrokerQueues.ConnectAsync(Broker(tls), Token);

    private BusOptions Broker(TlsOptions? tls = null) =>
        new() { ConnectionString = $"amqps://guest:guest@127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}", Tls = tls ?? Tls() };

    private static IArticleStore Store(TlsProxy proxy, string database, TlsOptions tls) =>
        ArticleStore.Create(
            new StoreOptions
            {
                Kind = StoreKind.MongoDb,
                ConnectionString = $"mongodb://127.0.0.1:{proxy.Port}/?directConnection=true&serverSelectionTimeoutMS=2000",
                Database = database,
                Tls = tls,
            }
        );

    private TlsOptions Tls()
    {
        var (certificate, key) = _authority.Client("worker");
        return new TlsOptions
        {
            CaFile = _authority.File,
            CertificateFile = certificate,
            KeyFile = key,
        };
    }

    private IEnumerable<string> Settings(string section)
    {
        var tls = Tls();
        return
        [
            $"--{section}:Tls:CaFile={tls.CaFile}",
            $"--{section}:Tls:CertificateFile={tls.CertificateFile}",
            $"--{section}:Tls:KeyFile={tls.KeyFile}",
        ];
    }
}
