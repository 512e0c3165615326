using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Chaos.Parts;

/// <summary>A network that can be cut and slowed, between workers and one service.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private CancellationTokenSource _cut = new();
    private Socket _listener;
    private Task _accepting;

    public Proxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync(_listener, _cut.Token);
    }

    public int Port { get; }

    /// <summary>Each piece of up to 4 KiB is held back so long.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Connections break without an orderly end, new ones are refused.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        _listener.Dispose();
        foreach (var socket in _open.Keys)
        {
            Reset(socket);
        }

        await _accepting;
        _open.Clear();
    }

    public void Restore()
    {
        _cut = new CancellationTokenSource();
        _listener = Listen(Port);
        _accepting = AcceptAsync(_listener, _cut.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_cut.IsCancellationRequested)
        {
            await CutAsync();
        }
    }

    private static Socket Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        return listener;
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // Ended already.
        }

        socket.Dispose();
    }

    private async Task AcceptAsync(Socket listener, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                _ = ForwardAsync(await listener.AcceptAsync(token), token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(Socket client, CancellationToken token)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _open.TryAdd(client, 0);
        _open.TryAdd(server, 0);
        try
        {
            await server.ConnectAsync(_host, _port, token);
            await Task.WhenAny(CopyAsync(client, server, token), CopyAsync(server, client, token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
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

    private async Task CopyAsync(Socket from, Socket to, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var delay = Delay;
                var read = await from.ReceiveAsync(delay > TimeSpan.Zero ? buffer.AsMemory(0, 4096) : buffer, token);
                if (read == 0)
                {
                    return;
                }

                if (delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, token);
                }

                for (var sent = 0; sent < read; )
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Ends with the connection.
        }
    }
}
