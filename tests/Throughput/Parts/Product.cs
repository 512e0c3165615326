using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Pipeline.Throughput.Parts;

/// <summary>The product's processes on a site, with the settings that they are shipped with.</summary>
internal sealed class Product(Published published, Site site, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private readonly List<Programs> _started = [];

    /// <summary>In the order of the work.</summary>
    public static IReadOnlyList<string> Workers { get; } = ["Ingest", "Normalise", "Classify", "Index"];

    public static IReadOnlyList<string> Collections { get; } = ["raw", "normalised", "classified", "indexed"];

    /// <summary>The one that the program fills; null where it fills none.</summary>
    public static string? CollectionOf(string program) =>
        Workers
            .Zip(Collections)
            .Where(pair => program.StartsWith(pair.First, StringComparison.Ordinal))
            .Select(pair => pair.Second)
            .FirstOrDefault();

    public string SearchAddress { get; private set; } = "";

    public Programs Start(params string[] stages) => Start(stages, oneCore: false);

    /// <param name="stages">A worker each; one kind may be named more than once.</param>
    /// <param name="oneCore">Each gets a core of its own, and no other (Linux).</param>
    public Programs Start(IReadOnlyList<string> stages, bool oneCore)
    {
        var started = new List<(string, Process)>();
        foreach (var (number, stage) in stages.Index())
        {
            var name = stages.Take(number).Contains(stage) ? FormattableString.Invariant($"{stage} {number + 1}") : stage;
            started.Add(
                oneCore
                    ? Programs.Start(
                        name,
                        "taskset",
                        ["-c", number.ToString(CultureInfo.InvariantCulture), published.Worker(stage), .. Settings(stage)],
                        site.LogOf(name)
                    )
                    : Programs.Start(name, published.Worker(stage), Settings(stage), site.LogOf(name))
            );
        }

        return Started(started);
    }

    /// <summary>Returns when it answers and its index has what the store had.</summary>
    public async Task<Programs> StartSearchAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        SearchAddress = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        string[] arguments =
        [
            .. Shared(),
            $"--urls={SearchAddress}",
            $"--Search:Folder={Path.Combine(site.Folder, "index")}",
            $"--Search:Inbox={site.Inbox}",
        ];
        var programs = Started([Programs.Start("Search", published.Search, arguments, site.LogOf("Search"))]);
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                if ((await client.GetAsync(new Uri(SearchAddress + "/health/ready"))).IsSuccessStatusCode)
                {
                    return programs;
                }
            }
            catch (HttpRequestException)
            {
                programs.Check();
            }

            await Task.Delay(100);
        }
    }

    /// <summary>How long after now Search's index has so many articles.</summary>
    public async Task<TimeSpan> UntilFollowedAsync(int articles)
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (await IndexedAsync(client) < articles)
        {
            await Task.Delay(50);
        }

        return watch.Elapsed;
    }

    // A search for nothing finds all.
    private async Task<int> IndexedAsync(HttpClient client)
    {
        await using var answer = await client.GetStreamAsync(new Uri($"{SearchAddress}/api/search?limit=1&stories=false"));
        using var json = await JsonDocument.ParseAsync(answer);
        return json.RootElement.GetProperty("total").GetInt32();
    }

    /// <summary>How many articles a query finds.</summary>
    public async Task<int> FindAsync(HttpClient client, string query)
    {
        await using var answer = await client.GetStreamAsync(
            new Uri($"{SearchAddress}/api/search?limit=1&q={Uri.EscapeDataString(query)}")
        );
        using var json = await JsonDocument.ParseAsync(answer);
        return json.RootElement.GetProperty("total").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var programs in _started)
        {
            await programs.DisposeAsync();
        }
    }

    private Programs Started(IEnumerable<(string Name, Process Process)> started)
    {
        var programs = new Programs(started);
        _started.Add(programs);
        return programs;
    }

    private IReadOnlyList<string> Settings(string stage) =>
        [.. Shared(), "--urls=http://127.0.0.1:0", .. stage == Workers[0] ? [$"--Ingest:Inbox={site.Inbox}"] : Array.Empty<string>()];

    private IEnumerable<string> Shared() =>
        [
            $"--Bus:ConnectionString={site.Broker}",
            $"--Bus:QueuePrefix={site.Prefix}",
            "--Store:Kind=MongoDb",
            $"--Store:ConnectionString={site.Store}",
            $"--Store:Database={site.Name}",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
}
