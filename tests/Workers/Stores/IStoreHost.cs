using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Where a contract suite's data is: a file, or a database of a server.</summary>
public interface IStoreHost : IAsyncDisposable
{
    /// <summary>Makes room for the data; skips the test where the service is missing.</summary>
    ValueTask PrepareAsync();

    /// <summary>A store on the data, as one worker has it; whoever opens it disposes it.</summary>
    /// <param name="compressRaw">As <see cref="StoreOptions.CompressRaw"/>.</param>
    IArticleStore Open(bool compressRaw = false);
}
