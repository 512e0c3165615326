using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Settings;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Services;

/// <summary>TLS before a service that has none, for clients with a certificate of the authority alone.</summary>
internal sealed class TlsProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _own;
    private readonly CertificateFiles _clients;
    private readonly (string Host, int Port) _service;
    private readonly Task _accepting;

    public TlsProxy(string host, int port, TestAuthority authority)
    {
        _service = (host, port);
        var (certificate, key) = authority.Server();
        _own = X509Certificate2.CreateFromPemFile(certificate, key);
        _clients = new CertificateFiles(new TlsOptions { CaFile = authority.File });
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _own.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The end.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using (client)
        {
            using var service = new TcpClient();
            try
            {
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions
                    {
                        ServerCertificate = _own,
                        ClientCertificateRequired = true,
                        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                            certificate is X509Certificate2 shown && _clients.AcceptsClient(shown, chain),
                    },
                    _ending.Token
                );
                await service.ConnectAsync(_service.Host, _service.Port, _ending.Token);
                var stream = service.GetStream();
                await Task.WhenAny(tls.CopyToAsync(stream, _ending.Token), stream.CopyToAsync(tls, _ending.Token));
            }
            catch (Exception)
            {
                // Refused, or ended by either side.
            }
        }
    }
}
