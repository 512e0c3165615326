using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Pipeline.Smoke.Tests;

/// <summary>A deployment of its own: project name, ports and inbox are this test's, and all of it is taken down at the end.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class Compose : IAsyncDisposable
{
    // The product's own services.
    private static readonly string[] Own = ["ingest", "normalise", "classify", "index", "search"];

    private readonly string _project = $"pipeline-smoke-{Guid.NewGuid():N}"[..24];
    private readonly int _searchPort = FreePort();
    private readonly int _consolePort = FreePort();
    private readonly HttpClient _console = new();

    private Compose()
    {
        Inbox = Directory.CreateTempSubdirectory("inbox-").FullName;
        File.SetUnixFileMode(Inbox, (UnixFileMode)0b111_111_111); // the container's user is not this one
        _console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes("pipeline:development-only"))
        );
    }

    public string Inbox { get; }

    public Uri Search => new($"http://127.0.0.1:{_searchPort}");

    public static async Task<Compose> UpAsync(params string[] scale)
    {
        var compose = new Compose();
        try
        {
            await compose.RunAsync(["up", "--build", "--detach", "--wait", .. scale]);
            return compose;
        }
        catch (Exception exception)
        {
            // Where docker itself is missing there are no logs.
            var logs = exception is InvalidOperationException ? await compose.RunAsync(["logs", "--no-color", "--tail", "40", .. Own]) : "";
            await compose.DisposeAsync();
            throw new InvalidOperationException(exception.Message + "\n" + logs, exception);
        }
    }

    public Task HasQueuesAsync(params string[] names) => HasAllAsync("/api/queues", "name", names, (name, wanted) => name == wanted);

    public Task HasConnectionsAsync(params string[] prefixes) =>
        HasAllAsync(
            "/api/connections",
            "user_provided_name",
            prefixes,
            (name, wanted) => name.StartsWith(wanted, StringComparison.Ordinal)
        );

    /// <summary>The users that the product's own containers run as.</summary>
    public async Task<IReadOnlyList<string>> UsersAsync()
    {
        var users = new List<string>();
        foreach (var service in Own)
        {
            users.Add((await RunAsync(["exec", "-T", service, "id", "-u"])).Trim());
        }

        return users;
    }

    public async ValueTask DisposeAsync()
    {
        _console.Dispose();
        await RunAsync(["down", "--volumes", "--timeout", "5"]);
        Directory.Delete(Inbox, recursive: true);
    }

    private async Task HasAllAsync(string path, string field, string[] wanted, Func<string, string, bool> fits)
    {
        await Eventually.GetAsync(async () =>
        {
            var rows = await _console.GetFromJsonAsync<JsonElement[]>($"http://127.0.0.1:{_consolePort}{path}");
            var names = rows!.Select(row => row.TryGetProperty(field, out var name) ? name.GetString() ?? "" : "").ToArray();
            return Array.TrueForAll(wanted, one => names.Any(name => fits(name, one))) ? true : (bool?)null;
        });
    }

    private async Task<string> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(
            "docker",
            ["compose", "--project-name", _project, "--file", Path.Combine(Root(), "docker-compose.yml"), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["INBOX"] = Inbox;
        start.Environment["SEARCH_PORT"] = _searchPort.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["RABBITMQ_CONSOLE_PORT"] = _consolePort.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await errors;
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"docker compose {string.Join(' ', arguments)} ended with {process.ExitCode}: {said[Math.Max(0, said.Length - 4000)..]}"
            );
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docker-compose.yml")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("docker-compose.yml is not above the tests.");
        }

        return folder.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
