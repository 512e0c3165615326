using System.Security.Cryptography;
using System.Text;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Search.Following;

namespace Pipeline.Cli;

/// <summary>The search index that belongs to a store: beside the embedded one, in a folder of its own for a MongoDB.</summary>
internal static class LocalIndex
{
    public static string FolderOf(IConfiguration configuration) =>
        configuration["Search:Folder"]
        ?? (
            configuration["Store:Kind"] == "Sqlite"
                ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configuration["Store:Path"]!))!, "search")
                : Path.Combine(
                    Path.GetTempPath(),
                    "article-pipeline-search-" + NameOf(configuration["Store:ConnectionString"] + configuration["Store:Database"])
                )
        );

    /// <summary>The index as the store is now; where a running pipeline keeps it, as that one committed it last.</summary>
    public static async Task<SearchIndex> OpenAsync(IConfiguration configuration, IArticleStore store, CancellationToken cancellation)
    {
        var folder = FolderOf(configuration);
        SearchIndex index;
        try
        {
            index = SearchIndex.Open(folder);
        }
        catch (IOException) when (SearchIndex.OpenToRead(folder) is { } kept)
        {
            return kept;
        }

        await new Reconciler(store, TimeProvider.System).RunAsync(index, cancellationToken: cancellation);
        return index;
    }

    // The address has credentials, which are not for a folder's name.
    private static string NameOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..12];
}
