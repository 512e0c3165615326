using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Watching;

/// <summary>The real Prometheus scrapes real workers and a real broker: every series that an alert or a panel asks for is there.</summary>
public sealed class RealPrometheusTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prometheus-");
    private readonly List<Process> _processes = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Finds_every_series_that_an_alert_or_a_panel_asks_for()
    {
        var rabbit = Environment.GetEnvironmentVariable("PIPELINE_TEST_RABBITMQ");
        var mongo = Environment.GetEnvironmentVariable("PIPELINE_TEST_MONGODB");
        Assert.SkipWhen(rabbit is null || mongo is null, "PIPELINE_TEST_RABBITMQ and PIPELINE_TEST_MONGODB are not set.");
        var prefix = $"watch-{Guid.NewGuid():N}"[..14];
        var targets = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var service in new[] { "Ingest.Worker", "Normalise.Worker", "Classify.Worker", "Index.Worker" })
        {
            var port = FreePort();
            targets[service.Split('.')[0].ToLowerInvariant()] = port;
            Start(
                "dotnet",
                Path.Combine(AppContext.BaseDirectory, $"Pipeline.{service}.dll"),
                $"--urls=http://127.0.0.1:{port}",
                $"--Bus:ConnectionString={rabbit}",
                $"--Bus:QueuePrefix={prefix}.",
                "--Store:Kind=MongoDb",
                $"--Store:ConnectionString={mongo}",
                $"--Store:Database={prefix}",
                $"--Ingest:Inbox={Path.Combine(_folder.FullName, "inbox")}"
            );
        }

        var broker = new Uri(rabbit!).Host;
        var configuration = Path.Combine(_folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, Configuration(targets, $"{broker}:15692"), Token);
        var page = FreePort();
        Start(
            "prometheus",
            $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(_folder.FullName, "data")}",
            $"--web.listen-address=127.0.0.1:{page}"
        );
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{page}") };
        await UntilAsync(async () => await SumAsync(client, "sum(up{job=\"pipeline\"})") == 4);

        var inbox = Directory.CreateDirectory(Path.Combine(_folder.FullName, "inbox")).FullName;
        await File.WriteAllTextAsync(Path.Combine(inbox, "story.txt"), Repository.Read("README.md"), Token);
        await UntilAsync(async () =>
            await SumAsync(client, "sum(pipeline_stage_articles_total{stage=\"index\",outcome=\"accepted\"})") == 1
        );
        await File.WriteAllTextAsync(Path.Combine(inbox, "again.txt"), Repository.Read("README.md"), Token);

        // Read only once everything that was dropped has been counted.
        await UntilAsync(async () => await SumAsync(client, "sum(pipeline_ingest_duplicates_total)") == 1);
        var known = await client.GetFromJsonAsync<JsonElement>("/api/v1/label/__name__/values", Token);
        var names = known.GetProperty("data").EnumerateArray().Select(name => name.GetString()!);
        MetricNames.Used().Except(names).Should().BeEmpty();

        var rules = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules", Token);
        rules
            .GetProperty("data")
            .GetProperty("groups")
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray())
            .Should()
            .AllSatisfy(rule => rule.GetProperty("health").GetString().Should().Be("ok"));
    }

    private static string Configuration(Dictionary<string, int> targets, string broker) =>
        $"""
            global: {"{"} scrape_interval: 1s, evaluation_interval: 1s {"}"}
            rule_files: ["{Repository.PathOf("deploy", "prometheus", "alerts.yml")}"]
            scrape_configs:
              - job_name: pipeline
                static_configs:
            {string.Join(
                '\n',
                targets.Select(one => $"      - targets: [\"127.0.0.1:{one.Value}\"]\n        labels: {"{"} service: {one.Key} {"}"}")
            )}
              - job_name: rabbitmq-queues
                metrics_path: /metrics/detailed
                params: {"{"} family: [queue_coarse_metrics, queue_consumer_count] {"}"}
                static_configs: [{"{"} targets: ["{broker}"] {"}"}]
              - job_name: rabbitmq
                static_configs: [{"{"} targets: ["{broker}"] {"}"}]
            """;

    private static async Task<double?> SumAsync(HttpClient client, string query)
    {
        try
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/query?query={Uri.EscapeDataString(query)}", Token);
            var result = answer.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() == 0
                ? null
                : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return null; // it is still starting
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(Patience);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), deadline.Token);
        }
    }

    private void Start(string program, params string[] arguments)
    {
        var process = Tool.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
