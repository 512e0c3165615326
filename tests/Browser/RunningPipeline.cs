using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;

namespace Pipeline.Browser.Tests;

/// <summary><c>pipeline run --samples</c> as a user starts it, on a port and in folders of its own.</summary>
public class RunningPipeline : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-").FullName;
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Inbox => Path.Combine(_folder, "inbox");

    /// <summary>Settings beside the ports and folders.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>What an API call needs where a key is asked for.</summary>
    protected virtual string? Key => null;

    /// <summary>Beside the samples; paths are relative to the inbox.</summary>
    protected virtual IEnumerable<(string Path, byte[] Content)> Files => [];

    /// <summary>How many articles are waited for.</summary>
    protected virtual int Expected => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples")).Count();

    public async ValueTask InitializeAsync()
    {
        foreach (var (path, content) in Files)
        {
            var target = Path.Combine(Inbox, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content);
        }

        var program = Path.Combine(AppContext.BaseDirectory, "pipeline.dll");
        var port = Address.Port.ToString(CultureInfo.InvariantCulture);
        var data = Path.Combine(_folder, "data");
        var start = new ProcessStartInfo(
            "dotnet",
            [program, "run", "--samples", "--inbox", Inbox, "--create", "--data", data, "--port", port]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment["PIPELINE_" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var client = new HttpClient();
        if (Key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await HasAllAsync(client, deadline.Token))
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
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public string At(string path) => new Uri(Address, path).ToString();

    private async Task<bool> HasAllAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            var page = await client.GetStringAsync(new Uri(Address, "/api/search?limit=1"), cancellation);
            using var json = JsonDocument.Parse(page);
            return json.RootElement.GetProperty("total").GetInt32() >= Expected;
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
