using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

/// <summary>A SQLite store's file in a folder of its own, deleted at the end.</summary>
internal sealed class SqliteHost : IStoreHost
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-store-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "made when missing", "articles.db");

    public StoreOptions Options => new() { Kind = StoreKind.Sqlite, Path = Path };

    public ValueTask PrepareAsync() => default;

    public IArticleStore Open(bool compressRaw = false)
    {
        var options = Options;
        options.CompressRaw = compressRaw;
        return ArticleStore.Create(options);
    }

    public IArticleStore Open(FailureDomain resilience) => ArticleStore.Create(Options, resilience);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }
}
