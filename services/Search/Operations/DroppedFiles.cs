using System.Security.Cryptography;
using Pipeline.Contracts;
using Pipeline.Inbox;

namespace Pipeline.Search.Operations;

/// <summary>The files that an article was dropped as: under whatever name, and however often.</summary>
internal static class DroppedFiles
{
    // Links are not followed: what they lead to is not the inbox's.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>Removes those in <c>processed/</c> and <c>failed/</c>, with their reason files.</summary>
    /// <returns>How many.</returns>
    public static int Remove(
        string inbox,
        SearchOptions options,
        string id,
        RawArticle? raw,
        IReadOnlyList<Rejection> rejections,
        CancellationToken cancellationToken
    )
    {
        var layout = new InboxLayout(inbox, options.Processed, options.Failed);
        var names = rejections.Select(rejection => rejection.File?.Split('/')[^1]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        foreach (var folder in (DirectoryInfo[])[new(layout.Processed), new(layout.Failed)])
        {
            foreach (var file in folder.Exists ? folder.EnumerateFiles("*", Everything) : [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((raw is null ? names.Contains(file.Name) : file.Length == raw.Source.Size) && HasBytes(file, id))
                {
                    file.Delete();
                    File.Delete(file.FullName + ReasonFile.Ending);
                    removed++;
                }
            }
        }

        return removed;
    }

    private static bool HasBytes(FileInfo file, string id)
    {
        using var content = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == id;
    }
}
