using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Pipeline.Hosting;
using Pipeline.Search;
using Pipeline.Settings;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Tls;

/// <summary>The page over HTTPS with a certificate from files.</summary>
public sealed class PageTlsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly TestAuthority _authority;

    public PageTlsTests() => _authority = new TestAuthority(_scratch["certificates"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task The_page_shows_its_certificate_and_a_renewed_one_without_a_restart()
    {
        var (certificate, key) = _authority.Server();
        await using var page = await StartAsync($"--Search:Tls:CertificateFile={certificate}", $"--Search:Tls:KeyFile={key}");

        var first = await ShownByAsync(page);
        var (renewed, renewedKey) = _authority.Server();
        File.Move(renewed, certificate, overwrite: true);
        File.Move(renewedKey, key, overwrite: true);

        (await ShownByAsync(page)).Should().NotBe(first);
    }

    [Fact]
    public async Task Where_it_names_an_authority_a_client_without_its_certificate_is_not_let_in()
    {
        var (certificate, key) = _authority.Server();
        await using var page = await StartAsync(
            $"--Search:Tls:CertificateFile={certificate}",
            $"--Search:Tls:KeyFile={key}",
            $"--Search:Tls:CaFile={_authority.File}"
        );
        using var stranger = new TestAuthority(_scratch["stranger"], "stranger");

        await FluentActions.Awaiting(() => ShownByAsync(page)).Should().ThrowAsync<HttpRequestException>();
        await FluentActions.Awaiting(() => ShownByAsync(page, stranger.Client("nobody"))).Should().ThrowAsync<HttpRequestException>();
        (await ShownByAsync(page, _authority.Client("reader"))).Should().NotBeEmpty();
    }

    private async Task<WebApplication> StartAsync(params string[] settings)
    {
        var builder = WorkerHost.CreateReaderBuilder(
            "search",
            [
                "--urls=https://127.0.0.1:0",
                "--Store:Kind=Sqlite",
                $"--Store:Path={_scratch["store.db"]}",
                $"--Search:Folder={_scratch["index"]}",
                .. settings,
            ]
        );
        builder.Logging.ClearProviders();
        builder.Services.AddSearch(builder.Configuration);
        var app = builder.Build().MapOperations().MapSearch();
        await app.StartAsync(Token);
        return app;
    }

    /// <summary>The thumbprint of the certificate that the page shows, after an answer.</summary>
    private async Task<string> ShownByAsync(WebApplication page, (string Certificate, string Key)? own = null)
    {
        var trusted = new CertificateFiles(new TlsOptions { CaFile = _authority.File });
        var shown = "";
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            shown = ((X509Certificate2)certificate!).Thumbprint;
            return trusted.AcceptServer(sender, certificate, chain, errors);
        };
        if (own is { } files)
        {
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)];
        }

        using var client = new HttpClient(handler) { BaseAddress = new Uri(page.Urls.First()) };
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return shown;
    }
}
