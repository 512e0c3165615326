using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pipeline.Integration.Tests.Ingest;

/// <summary>An inbox with Ingest processes on it, as a deployment runs them; a database and queues of its own, gone at the end.</summary>
internal sealed class SharedInbox(MongoService mongo, RabbitService rabbit) : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-");
    private readonly string _name = "test_" + Guid.NewGuid().ToString("n");
    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<Process> _workers = [];
    private string _mongoAddress = "";
    private string _rabbitAddress = "";

    public string Inbox => Path.Combine(_folder.FullName, "inbox");

    /// <summary>On the inbox's file system and not in it.</summary>
    public string Elsewhere => _folder.FullName;

    public IMongoDatabase Database => new MongoClient(_mongoAddress).GetDatabase(_name);

    public string Log => string.Join('\n', _log);

    public async Task PrepareAsync()
    {
        _mongoAddress = await mongo.AddressAsync();
        _rabbitAddress = await rabbit.AddressAsync();
        Directory.CreateDirectory(Inbox);
    }

    public Process StartWorker(params (string Key, string Value)[] settings) =>
        Start(Stage.Ingest, [("Ingest__Inbox", Inbox), ("Ingest__ClaimTimeout", "00:00:05"), .. settings]);

    public Process Start(Stage stage, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"Pipeline.{stage}.Worker.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Key, string Value)[] all =
        [
            ("Store__Kind", "MongoDb"),
            ("Store__ConnectionString", _mongoAddress),
            ("Store__Database", _name),
            ("Bus__ConnectionString", _rabbitAddress),
            ("Bus__QueuePrefix", _name + "."),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            .. settings,
        ];
        foreach (var (key, value) in all)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        lock (_workers)
        {
            _workers.Add(process);
        }

        return process;
    }

    /// <summary>As the kernel does when memory is out: no handler runs.</summary>
    public static async Task KillAsync(Process worker)
    {
        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public Task<long> CountAsync() => Database.GetCollection<BsonDocument>("raw").CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty);

    /// <summary>Files still in the inbox, claims included.</summary>
    public int Left() =>
        new DirectoryInfo(Inbox)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Count(file =>
                file.Name != "alive"
                && !file.FullName.StartsWith(Path.Combine(Inbox, "processed"), StringComparison.Ordinal)
                && !file.FullName.StartsWith(Path.Combine(Inbox, "failed"), StringComparison.Ordinal)
            );

    public int Below(string folder, string name = "*") =>
        Directory.Exists(Path.Combine(Inbox, folder))
            ? Directory.EnumerateFiles(Path.Combine(Inbox, folder), name, SearchOption.AllDirectories).Count()
            : 0;

    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                Assert.Fail(
                    $"Not within {patience}: {what}. {await CountAsync()} articles, {Left()} files left, {Below("processed")} processed, {Below("failed")} failed.\n{Log}"
                );
            }

            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Takes the messages for Normalise and tells of each; until the connection is disposed of.</summary>
    public async Task<IAsyncDisposable> ListenAsync(Action<string> heard)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(_rabbitAddress) }.CreateConnectionAsync(
            TestContext.Current.CancellationToken
        );
        var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await channel.BasicQosAsync(0, 1000, global: false, TestContext.Current.CancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(message.Body);
            heard(json.RootElement.GetProperty("message").GetProperty("articleId").GetString()!);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(
            $"{_name}.{StageTable.Product[Stage.Normalise].Queue}",
            autoAck: false,
            consumer,
            TestContext.Current.CancellationToken
        );
        return connection;
    }

    /// <summary>A field of <c>/proc/PID/status</c> in MiB, for example <c>VmHWM</c>.</summary>
    public static double MebibytesOf(Process process, string field)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(text => text.StartsWith(field + ":", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Kill(entireProcessTree: true);
            worker.WaitForExit();
            worker.Dispose();
        }

        _folder.Delete(recursive: true);
        if (_mongoAddress.Length > 0)
        {
            using var client = new MongoClient(_mongoAddress);
            await client.DropDatabaseAsync(_name);
        }

        if (_rabbitAddress.Length > 0)
        {
            await RemoveQueuesAsync();
        }
    }

    private async Task RemoveQueuesAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(_rabbitAddress) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in StageTable.Product.SelectMany(row => new[] { $"{_name}.{row.Queue}", $"{_name}.{row.ErrorQueue}" }))
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }

        foreach (var message in StageTable.Product.Messages)
        {
            await channel.ExchangeDeleteAsync($"{_name}.{message.WireName}");
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
            while (_log.Count > 200)
            {
                _log.TryDequeue(out _);
            }
        }
    }
}
