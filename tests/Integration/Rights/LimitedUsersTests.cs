using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Deployed;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Rights;

/// <summary>
/// The whole pipeline with the users of <c>deploy/rabbitmq/definitions</c>, each of which may do its own part and nothing else.
/// </summary>
public sealed class LimitedUsersTests(MongoService mongo) : IAsyncLifetime
{
    private const string Password = "a password of the test";

    private static readonly string[] Users = ["ingest", "normalise", "classify", "index", "search", "operator", "scaler"];

    private readonly Scratch _scratch = new();
    private OwnBroker _broker = null!;
    private Deployment _deployment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await OwnBroker.StartAsync(_scratch);
        _deployment = await Deployment.PrepareAsync(_broker.Address, await mongo.AddressAsync());
        _deployment.RabbitOf = stage => AddressOf(StageTable.Product[stage].Name);
        await File.WriteAllTextAsync(_scratch["definitions.json"], await DefinitionsAsync(_deployment.Prefix), Token);
        await _broker.RestartAsync($"load_definitions = {_scratch["definitions.json"]}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.DisposeAsync();
        }

        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _scratch.Dispose();
    }

    [Fact]
    public async Task Articles_refusals_faults_and_lost_messages_go_their_ways_under_them()
    {
        _deployment.RetryDelays = "00:00:01";
        _deployment.Expect("in attempt 1", "its message is in the error queue", "with no message that asks for them", "MassTransit");
        _deployment.More.AddRange(["--Bus:Sweep:Interval=00:00:01", "--Bus:Sweep:Age=00:00:01"]);
        await _deployment.StartAllAsync();
        for (var i = 0; i < 20; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        _deployment.Files.Drop("refused.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>"u8.ToArray());
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Index, Token)).Should().Be(20));

        // Refused by Normalise, filed by Ingest.
        await Eventually.HoldsAsync(() => File.Exists(_deployment.Files["inbox", "failed", "refused.html"]).Should().BeTrue());

        // An article that is not in the store: a fault, a later attempt, the error queue.
        await PublishAsync("normalise", "classify", StageTable.Product[Stage.Classify].In.WireName, new string('0', 64));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Classify)).Errors.Should().Be(1));

        // Found by the sweep.
        await new MongoClient(await mongo.AddressAsync())
            .GetDatabase(_deployment.Name)
            .GetCollection<BsonDocument>("normalised")
            .DeleteManyAsync(new BsonDocument(), Token);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().Be(20));
        _deployment.Logs.Entries.Should().NotContain(entry => entry.Message.Contains("alarms are not seen"), "Ingest may look");
    }

    [Fact]
    public async Task Nobody_may_do_anothers_part()
    {
        await _deployment.StartAllAsync();

        await RefusedAsync("normalise", channel => channel.QueueDeclareAsync("anything", cancellationToken: Token));
        await RefusedAsync("normalise", channel => channel.BasicGetAsync(_deployment.Queue(Stage.Index), autoAck: false, Token));
        await RefusedAsync("index", channel => channel.BasicGetAsync(_deployment.Queue(Stage.Normalise), autoAck: false, Token));
        await RefusedAsync("index", channel => channel.QueuePurgeAsync(_deployment.Queue(Stage.Classify), Token));
        await RefusedAsync("ingest", channel => channel.QueueDeleteAsync(_deployment.Queue(Stage.Index), cancellationToken: Token));
        await RefusedAsync("scaler", channel => channel.QueueDeleteAsync(_deployment.Queue(Stage.Index), cancellationToken: Token));
        await RefusedAsync(
            "classify",
            async channel =>
                await channel.BasicPublishAsync(
                    _deployment.Prefix + StageTable.Product[Stage.Normalise].In.WireName,
                    "",
                    mandatory: false,
                    "{}"u8.ToArray(),
                    Token
                )
        );
    }

    private string AddressOf(string user) => $"amqp://{user}:{Uri.EscapeDataString(Password)}@127.0.0.1:{_broker.Port}";

    private async Task RefusedAsync(string user, Func<IChannel, Task> act)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(AddressOf(user)) }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        var refused = await FluentActions.Awaiting(() => act(channel)).Should().ThrowAsync<Exception>(user);
        refused.Which.ToString().Should().Contain("ACCESS_REFUSED");
    }

    private async Task PublishAsync(string user, string queue, string name, string articleId)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(AddressOf(user)) }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        var body = $$$"""{"messageId":"{{{Guid.NewGuid()}}}","messageType":["{{{name}}}"],"message":{"articleId":"{{{articleId}}}"}}""";
        await channel.BasicPublishAsync(
            _deployment.Prefix + queue,
            "",
            mandatory: true,
            new BasicProperties { ContentType = "application/vnd.masstransit+json", Persistent = true },
            System.Text.Encoding.UTF8.GetBytes(body),
            Token
        );
    }

    private async Task<string> DefinitionsAsync(string prefix)
    {
        var passwords = Directory.CreateDirectory(_scratch["passwords"]).FullName;
        foreach (var user in Users)
        {
            await File.WriteAllTextAsync(Path.Combine(passwords, user), Password, Token);
        }

        var start = new ProcessStartInfo("bash", [Path.Combine(Solution.Folder, "deploy", "rabbitmq", "definitions")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PASSWORDS"] = passwords;
        start.Environment["PREFIX"] = prefix;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Token);
        var definitions = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        process.ExitCode.Should().Be(0, await errors);
        return definitions;
    }
}
