using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Inbox;
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

        return await LocateAsync(id, cancellationToken) is var (path, _, name)
            ? (name, await File.ReadAllBytesAsync(path, cancellationToken))
            : null;
    }

    /// <summary>Puts the refused file back into the inbox, into the folder that it was dropped in, and takes its reason away.</summary>
    /// <returns>Whether it is among the refused ones.</returns>
    public async Task<bool> DropAgainAsync(string id, CancellationToken cancellationToken)
    {
        if (await LocateAsync(id, cancellationToken) is not var (path, collection, name))
        {
            return false;
        }

        try
        {
            CollisionFreeMove.Move(path, options.Value.Inbox!, collection, name);
        }
        catch (FileNotFoundException)
        {
            return false; // somebody else was quicker
        }

        File.Delete(path + ReasonFile.Ending);
        return true;
    }

    private async Task<(string Path, string Collection, string Name)?> LocateAsync(string id, CancellationToken cancellationToken)
    {
        if (options.Value.Inbox is not { Length: > 0 } inbox)
        {
            return null;
        }

        var failed = Path.GetFullPath(options.Value.Failed, inbox);
        var places = (await store.FindRejectionsAsync(id, cancellationToken))
            .Select(rejection => rejection.File)
            .OfType<string>()
            .Distinct();
        foreach (var place in places)
        {
            // A name out of the store: it leads nowhere outside.
            var folder = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(place, failed))!);
            var name = Path.GetFileName(place);
            if (name.Length == 0 || !IsInside(folder.FullName, failed) || !folder.Exists)
            {
                continue;
            }

            foreach (
                var file in folder
                    .EnumerateFiles("*" + Path.GetExtension(name))
                    .Where(file => IsCalled(file.Name, name) && file.LinkTarget is null && file.Length <= options.Value.MaxUploadBytes)
                    .Take(MostOfOneName)
            )
            {
                await using var content = file.OpenRead();
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == id)
                {
                    return (file.FullName, place.Length > name.Length ? place[..^(name.Length + 1)] : "", name);
                }
            }
        }

        return null;
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // "a.txt" and, where there were several, "a (2).txt".
    private static bool IsCalled(string file, string name) =>
        file == name || file.StartsWith(Path.GetFileNameWithoutExtension(name) + " (", StringComparison.Ordinal);
}
