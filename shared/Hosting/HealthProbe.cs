using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Hosting;

/// <summary>
/// A container's health check without curl: the service's own program asks the running one. It starts every few seconds, so it loads
/// neither configuration nor an HTTP client: a socket and one line do.
/// </summary>
internal static class HealthProbe
{
    public const string Flag = "--health";

    private const int DefaultPort = 8080;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static async Task<int> AskAsync(string[] args)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, PortOf(args)), patience.Token);
            await socket.SendAsync("GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n"u8.ToArray(), patience.Token);
            var answer = new byte[64];
            var length = 0;
            while (length < answer.Length && await socket.ReceiveAsync(answer.AsMemory(length), patience.Token) is > 0 and var read)
            {
                length += read;
            }

            return Encoding.ASCII.GetString(answer, 0, length).Split(' ') is [_, "200", ..] ? 0 : 1;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return 1;
        }
    }

    /// <summary>Where the running program listens, told as it was: by the command line, else by the environment.</summary>
    private static int PortOf(string[] args)
    {
        var urls =
            args.FirstOrDefault(arg => arg.StartsWith("--urls=", StringComparison.Ordinal))?["--urls=".Length..]
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS");
        // One that speaks TLS would want a certificate of this client, too.
        var plain = urls?.Split(';').OrderBy(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).First();
        var port = plain?.Split(':')[^1].TrimEnd('/') ?? Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0];
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : DefaultPort;
    }
}
