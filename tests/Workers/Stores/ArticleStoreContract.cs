using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>What every store must do, whichever keeps the data. Each test has an empty store of its own.</summary>
public abstract class ArticleStoreContract(IStoreHost host) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IStoreHost Host => host;

    protected IArticleStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await host.PrepareAsync();
        Store = host.Open();
        await Store.InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
