using System.Diagnostics;

namespace Pipeline.Chaos.Parts;

/// <summary>
/// Broker or store: where it is, the proxy that workers reach it through, and how it is killed and started, where the environment says
/// (<c>PIPELINE_CHAOS_BROKER_KILL</c>, <c>…_START</c>). Where it does not, a kill is the proxy's: connections break, new ones are refused.
/// </summary>
internal sealed class Service(string name, Uri address) : IAsyncDisposable
{
    private readonly string? _kill = Environment.GetEnvironmentVariable($"PIPELINE_CHAOS_{name}_KILL");
    private readonly string? _start = Environment.GetEnvironmentVariable($"PIPELINE_CHAOS_{name}_START");

    public Proxy Proxy { get; } = new(address.Host, address.Port);

    public bool IsKilledForReal => _kill is not null && _start is not null;

    /// <summary>The address by way of the proxy.</summary>
    public string ByProxy => new UriBuilder(address) { Host = "127.0.0.1", Port = Proxy.Port }.Uri.AbsoluteUri.TrimEnd('/');

    public async Task KillAsync()
    {
        if (IsKilledForReal)
        {
            await ShellAsync(_kill!);
        }
        else
        {
            await Proxy.CutAsync();
        }
    }

    public async Task StartAsync()
    {
        if (IsKilledForReal)
        {
            await ShellAsync(_start!);
        }
        else
        {
            Proxy.Restore();
        }
    }

    public ValueTask DisposeAsync() => Proxy.DisposeAsync();

    private static async Task ShellAsync(string command)
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}.");
        }
    }
}
