using System.Globalization;
using MongoDB.Driver;
using Pipeline.Contracts;

namespace Pipeline.Chaos.Parts;

/// <summary>One scenario's pipeline: a database, a queue prefix and an inbox of its own, gone afterwards.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaos-");
    private readonly List<Worker> _workers = [];
    private readonly string _mongo;
    private readonly string _rabbit;

    public Trial(string rabbit, string mongo, int articles)
    {
        (_rabbit, _mongo, Count) = (rabbit, mongo, articles);
        Name = $"chaos-{Guid.NewGuid():N}"[..14];
        Broker = new Service("BROKER", new Uri(rabbit));
        Store = new Service("STORE", new Uri(mongo));
        Inbox = Directory.CreateDirectory(Path.Combine(_folder.FullName, "inbox")).FullName;
    }

    public string Name { get; }

    public int Count { get; }

    public Service Broker { get; }

    public Service Store { get; }

    public string Inbox { get; set; }

    public string Folder => _folder.FullName;

    public string Prefix => $"{Name}.";

    public IReadOnlyList<Worker> Workers => _workers;

    /// <summary>Articles that the scenario spoilt, so that they cannot arrive.</summary>
    public IReadOnlyCollection<string> Spoiled { get; set; } = [];

    /// <summary>Settings beside the addresses, for all workers that are started from now on.</summary>
    public List<string> More { get; } = [];

    public string BrokerAddress => _rabbit;

    public string StoreAddress => _mongo;

    public Worker Start(Stage stage)
    {
        var worker = new Worker(stage.ToString(), Path.Combine(Folder, $"{stage}.log"), Command(stage));
        _workers.Add(worker);
        return worker;
    }

    /// <summary>All stages in one process, on an in-memory bus.</summary>
    public Worker StartRun()
    {
        var store = new MongoUrlBuilder(Store.ByProxy) { DatabaseName = Name }.ToString();
        var worker = new Worker(
            "run",
            Path.Combine(Folder, "run.log"),
            Path.Combine(AppContext.BaseDirectory, "pipeline.dll"),
            "run",
            "--port=0",
            $"--inbox={Inbox}",
            $"--mongodb={store}"
        );
        _workers.Add(worker);
        return worker;
    }

    /// <summary>The stage's worker that dies of an article; this program itself runs it.</summary>
    public Worker StartPoisoned(Stage stage, string article)
    {
        var worker = new Worker(
            $"{stage}",
            Path.Combine(Folder, $"{stage}.log"),
            [typeof(Trial).Assembly.Location, PoisonedWorker.Verb, article, .. Settings(stage)]
        );
        _workers.Add(worker);
        return worker;
    }

    public void StartAll(int each = 1)
    {
        foreach (var stage in Stages.All)
        {
            for (var i = 0; i < each; i++)
            {
                Start(stage);
            }
        }
    }

    /// <summary>A new worker of the stage, then the old one is told to stop, as a rolling update does.</summary>
    public async Task ReplaceAsync(Worker old, TimeSpan overlap)
    {
        var stage = Stages.All.Single(stage => stage.ToString() == old.Name);
        Start(stage);
        await Task.Delay(overlap);
        await old.StopAsync();
        _workers.Remove(old);
        old.Dispose();
    }

    public string[] Command(Stage stage) => [Path.Combine(AppContext.BaseDirectory, $"Pipeline.{stage}.Worker.dll"), .. Settings(stage)];

    public IEnumerable<string> Settings(Stage stage)
    {
        yield return "--urls=http://127.0.0.1:0";
        yield return $"--Bus:ConnectionString={Broker.ByProxy}";
        yield return $"--Bus:QueuePrefix={Prefix}";
        yield return "--Store:Kind=MongoDb";
        yield return $"--Store:ConnectionString={Store.ByProxy}";
        yield return $"--Store:Database={Name}";
        if (stage == Stage.Ingest)
        {
            yield return $"--Ingest:Inbox={Inbox}";
            yield return "--Ingest:ClaimTimeout=00:00:03";
        }

        foreach (var setting in More)
        {
            yield return setting;
        }
    }

    /// <summary>Drops the articles over so long, each whole at once, as a program that drops files does.</summary>
    public async Task DropAsync(TimeSpan over)
    {
        var pieces = Math.Max(1, (int)(over.TotalSeconds * 4));
        for (var piece = 0; piece < pieces; piece++)
        {
            for (var number = Count * piece / pieces; number < Count * (piece + 1) / pieces; number++)
            {
                var hidden = Path.Combine(Inbox, $".{number.ToString(CultureInfo.InvariantCulture)}.part");
                await File.WriteAllBytesAsync(hidden, Articles.ContentOf(number));
                File.Move(hidden, Path.Combine(Inbox, Articles.NameOf(number)));
            }

            await Task.Delay(over / pieces);
        }
    }

    /// <summary>Copies the workers' logs to where they stay.</summary>
    public string KeepLogs()
    {
        var kept = Directory.CreateTempSubdirectory("chaos-logs-").FullName;
        foreach (var log in Directory.EnumerateFiles(Folder, "*.log"))
        {
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)));
        }

        return kept;
    }

    public async ValueTask DisposeAsync()
    {
        _workers.ForEach(worker => worker.Dispose());
        await Broker.DisposeAsync();
        await Store.DisposeAsync();
        await Outcome.RemoveAsync(this);
        _folder.Delete(recursive: true);
    }
}
