using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Services;

/// <summary>
/// A RabbitMQ of the test's own, for what others must not notice: certificates, limited users, alarms, short time limits. Started by the
/// command in <c>PIPELINE_TEST_RABBITMQ_SERVER</c>, else by <c>rabbitmq-server</c>; where there is neither the test is skipped.
/// </summary>
internal sealed class OwnBroker : IAsyncDisposable
{
    public const string Variable = "PIPELINE_TEST_RABBITMQ_SERVER";

    private readonly Scratch _scratch;
    private Process? _process;
    private ConcurrentQueue<string> _said = new();

    private OwnBroker(Scratch scratch, int port) => (_scratch, Port) = (scratch, port);

    /// <summary>Of the listener without TLS.</summary>
    public int Port { get; }

    /// <summary>Its log since it was started.</summary>
    public IEnumerable<string> Said => _said;

    public string Address => $"amqp://guest:guest@127.0.0.1:{Port}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="settings">Lines of <c>rabbitmq.conf</c>; they may name files of the folder.</param>
    /// <param name="scratch">A folder that the server sees; it goes with the server.</param>
    public static async Task<OwnBroker> StartAsync(Scratch scratch, params string[] settings)
    {
        var broker = new OwnBroker(scratch, FreePort());
        await broker.RunAsync(settings);
        return broker;
    }

    /// <summary>The same data, other settings.</summary>
    public async Task RestartAsync(params string[] settings)
    {
        await KillAsync();
        await RunAsync(settings);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _scratch.Dispose();
    }

    private async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    private async Task RunAsync(string[] settings)
    {
        await File.WriteAllLinesAsync(
            _scratch["rabbitmq.conf"],
            [
                $"listeners.tcp.1 = 127.0.0.1:{Port}",
                "vm_memory_high_watermark.absolute = 1GB",
                "disk_free_limit.absolute = 50MB",
                .. settings,
            ],
            Token
        );
        await File.WriteAllTextAsync(_scratch["enabled_plugins"], "[].", Token);
        var command = (Environment.GetEnvironmentVariable(Variable) ?? Installed()).Split(' ');
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environments(_scratch))
        {
            start.Environment[name] = value;
        }

        var process = _process = Start(start);
        var said = new ConcurrentQueue<string>();
        _said = said;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.HoldsAsync(() =>
        {
            if (process.HasExited)
            {
                throw new OperationCanceledException(string.Join('\n', said)); // ends the waiting
            }

            said.Should().Contain(line => line.Contains("Server startup complete"));
        });
    }

    private static Dictionary<string, string> Environments(Scratch scratch) =>
        new()
        {
            ["RABBITMQ_CONFIG_FILE"] = scratch["rabbitmq.conf"],
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = scratch["enabled_plugins"],
            ["RABBITMQ_MNESIA_BASE"] = scratch["data"],
            ["RABBITMQ_NODENAME"] = $"{Path.GetFileName(scratch.Path)}@localhost",
            ["RABBITMQ_DIST_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_LOGS"] = "-",
            ["HOME"] = scratch.Path, // its cookie
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        };

    // The wrapper in the path changes to a user of its own, who does not see the test's files.
    private static string Installed() =>
        File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server") ? "/usr/lib/rabbitmq/bin/rabbitmq-server" : "rabbitmq-server";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("PIPELINE_TEST_REQUIRE") != "services")
        {
            Assert.Skip($"{Variable} is not set, and {start.FileName} is not on this machine.");
            throw;
        }
    }
}
