using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Hosting;
using Pipeline.Persistence;
using Pipeline.Search.Following;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>The search service on an embedded store, listening on a port of this machine.</summary>
internal sealed class SearchHost : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private readonly WebApplication _app;

    private SearchHost(Dictionary<string, string?> settings, Func<IArticleStore, IArticleStore>? wrap)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Store:Kind"] = "Sqlite",
                ["Store:Path"] = StorePath = settings.GetValueOrDefault("Store:Path") ?? _scratch["store.db"],
                ["Search:Folder"] = _scratch["index"],
                ["Search:Inbox"] = Inbox,
                ["urls"] = "http://127.0.0.1:0",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddPipelineStore(builder.Configuration);
        builder.Services.AddSearch(builder.Configuration);
        if (wrap is not null)
        {
            var real = builder.Services.Single(service => service.ServiceType == typeof(IArticleStore));
            builder.Services.Remove(real);
            builder.Services.AddSingleton(provider => wrap((IArticleStore)real.ImplementationFactory!(provider)));
        }

        _app = builder.Build();
        _app.MapSearch();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public string Inbox => Directory.CreateDirectory(_scratch["inbox"]).FullName;

    public HttpClient Client { get; }

    /// <summary>For another instance on the same store.</summary>
    public string StorePath { get; }

    public long FolderBytes => new DirectoryInfo(_scratch["index"]).EnumerateFiles().Sum(file => file.Length);

    public IArticleStore Store => _app.Services.GetRequiredService<IArticleStore>();

    public ReadModel Model => _app.Services.GetRequiredService<ReadModel>();

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SearchHost> StartAsync(
        Dictionary<string, string?>? settings = null,
        Func<IArticleStore, IArticleStore>? wrap = null
    )
    {
        var host = new SearchHost(settings ?? [], wrap);
        await host._app.StartAsync(Token);
        host.Client.BaseAddress = new Uri(host._app.Urls.First());
        await Eventually.HoldsAsync(() => host.Model.Progress.Complete.Should().BeTrue());
        return host;
    }

    public async Task SaveAsync(params Contracts.IndexedArticle[] articles)
    {
        await Task.WhenAll(articles.Select(article => Store.SaveAsync(article, Token)));
        foreach (var article in articles)
        {
            await Model.ChangedAsync(article.Id, Token);
        }

        await Eventually.HoldsAsync(() => articles.Should().OnlyContain(article => Model.Index!.Find(article.Id) != null));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, Token);
    }

    public Task<string> TextAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), Token);

    /// <summary>What is sent as it is, and the answer's first line.</summary>
    public async Task<string> RawAsync(string request, bool breakOff = false)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port, Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request), Token);
        if (breakOff)
        {
            socket.Client.Shutdown(SocketShutdown.Send);
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(Token) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _scratch.Dispose();
    }
}
