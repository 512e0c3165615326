using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Integration.Tests.Services;

/// <summary>Stands between a client and a service, and takes the service away from this client alone: others keep using it.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private CancellationTokenSource _cut = new();
    private TcpListener _listener;
    private Task _accepting;
    private int _connections;

    public TcpProxy(string host, int port)
    {
        _host = host;
        _port = port;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener, _cut.Token);
    }

    public int Port { get; }

    /// <summary>Connections accepted so far.</summary>
    public int Connections => _connections;

    /// <summary>As when the service dies: connections break, new ones are refused.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        _listener.Stop();
        foreach (var client in _open.Keys)
        {
            Reset(client);
        }

        await _accepting;
        _open.Clear();
    }

    /// <summary>The service is back on the same port.</summary>
    public void Restore()
    {
        _cut = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener, _cut.Token);
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
                Interlocked.Increment(ref _connections);
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
            _open.TryAdd(client, 0);
            _open.TryAdd(server, 0);
            await server.ConnectAsync(_host, _port, token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), token),
                server.GetStream().CopyToAsync(client.GetStream(), token)
            );
        }
        catch (Exception exception)
            when (exception
                    is OperationCanceledException
                        or SocketException
                        or IOException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            // The connection ends here either way.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
