using System.Diagnostics;
using System.Net.Sockets;

namespace Pipeline.Browser.Tests;

/// <summary><c>pipeline run --samples</c> as a user starts it, on a port and in folders of its own.</summary>
public sealed class RunningPipeline : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-").FullName;
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Inbox => Path.Combine(_folder, "inbox");

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "pipeline.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                program,
                "run",
                "--samples",
                "--inbox",
                Inbox,
                "--data",
                Path.Combine(_folder, "data"),
                "--port",
                Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var samples = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples")).Count();
        while (!await HasAllAsync(client, samples, deadline.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> HasAllAsync(HttpClient client, int samples, CancellationToken cancellation)
    {
        try
        {
            var page = await client.GetStringAsync(new Uri(Address, "/api/search?limit=1"), cancellation);
            using var json = System.Text.Json.JsonDocument.Parse(page);
            return json.RootElement.GetProperty("total").GetInt32() >= samples;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
