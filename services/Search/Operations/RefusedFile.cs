using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Operations;

/// <summary>The bytes of what was refused: out of the store where they were taken in, else out of <c>failed/</c>.</summary>
public sealed class RefusedFile(IArticleStore store, IOptions<SearchOptions> options)
{
    // As many of one name as are looked at: each is read through for its hash.
    private const int MostOfOneName = 20;

    /// <returns>Null where neither has it.</returns>
    public async Task<(string Name, byte[] Content)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync<RawArticle>(id, cancellationToken) is { } raw)
        {
            return (raw.Source.File, raw.Content);
        }

        var names = (await store.FindRejectionsAsync(id, cancellationToken))
            .Select(rejection => rejection.File)
            .OfType<string>()
            .Distinct();
        if (options.Value.Inbox is not { Length: > 0 } inbox)
        {
            return null;
        }

        var folder = new DirectoryInfo(Path.GetFullPath(options.Value.Failed, inbox));
        foreach (var name in names.Where(name => name == Path.GetFileName(name) && folder.Exists))
        {
            foreach (
                var file in folder
                    .EnumerateFiles("*" + Path.GetExtension(name), SearchOption.AllDirectories)
                    .Where(file => IsCalled(file.Name, name))
                    .Take(MostOfOneName)
            )
            {
                if (file.Length > options.Value.MaxUploadBytes)
                {
                    continue;
                }

                var content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
                if (Convert.ToHexStringLower(SHA256.HashData(content)) == id)
                {
                    return (name, content);
                }
            }
        }

        return null;
    }

    // "a.txt" and, where there were several, "a (2).txt".
    private static bool IsCalled(string file, string name) =>
        file == name || file.StartsWith(Path.GetFileNameWithoutExtension(name) + " (", StringComparison.Ordinal);
}
