using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Integration.Tests.Services;

/// <summary>Stands between a client and a service, and takes the service away from this client alone: others keep using it.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private CancellationTokenSource cut = new();
    private TcpListener listener;
    private Task accepting;
    private int connections;

    public TcpProxy(string host, int port)
    {
        this.host = host;
        this.port = port;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(listener, cut.Token);
    }

    public int Port { get; }

    /// <summary>Connections accepted so far.</summary>
    public int Connections => connections;

    /// <summary>As when the service dies: connections break, new ones are refused.</summary>
    public async Task CutAsync()
    {
        await cut.CancelAsync();
        listener.Stop();
        foreach (var client in open.Keys)
        {
            Reset(client);
        }

        await accepting;
        open.Clear();
    }

    /// <summary>The service is back on the same port.</summary>
    public void Restore()
    {
        cut = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = AcceptAsync(listener, cut.Token);
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    /// <summary>No orderly end; the forwarding may be ending the connection at the same time.</summary>
    private static void Reset(TcpClient client)
    {
        try
        {
            client.Client?.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // Ended already.
        }

        client.Dispose();
    }

    private async Task AcceptAsync(TcpListener from, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                var client = await from.AcceptTcpClientAsync(token);
                Interlocked.Increment(ref connections);
                _ = ForwardAsync(client, token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(TcpClient client, CancellationToken token)
    {
        using var server = new TcpClient();
        try
        {
            open.TryAdd(client, 0);
            open.TryAdd(server, 0);
            await server.ConnectAsync(host, port, token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), token),
                server.GetStream().CopyToAsync(client.GetStream(), token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection ends here either way.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
