using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>
/// A saved page's companions (<c>Title.html</c> with <c>Title_files/</c>) are that page's: passed over, and moved with it. The page may lie
/// in the inbox still, be claimed by any worker, or have been filed a moment before its pictures came.
/// </summary>
internal sealed class PageCompanions(InboxLayout layout, TimeProvider time)
{
    // A page that refers to its folder does so within this; what a browser saved of it is larger only by data in it.
    private const int LookedAt = 4 << 20;

    private readonly ConcurrentDictionary<(string Path, long Modified, string Folder), bool> _refers = [];

    /// <summary>Whether a folder of the inbox is a page's.</summary>
    public bool IsCompanion(string folder) => PageOf(folder) is not null;

    /// <summary>Where the page of a folder lies; null where it is not a page's folder.</summary>
    public string? PageOf(string folder)
    {
        var name = Path.GetFileName(folder);
        foreach (var (page, sure) in CompanionNames.PagesOf(name))
        {
            foreach (var place in Places(folder))
            {
                var path = Path.Combine(place, page);
                if (FileProbe.Look(path) is { Kind: FileKind.Regular } state && (sure || Refers(path, state.ModifiedTicks, name)))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>The folders in the inbox that are a page's, by the page's place there.</summary>
    public string[] FoldersOf(string page)
    {
        if (!CompanionNames.IsPage(page) || Path.GetDirectoryName(page) is not { } parent || !Directory.Exists(parent))
        {
            return [];
        }

        // Most pages have none: the name is looked for before the folder is asked whose it is.
        var stem = Path.GetFileNameWithoutExtension(page);
        return
        [
            .. Directory
                .EnumerateDirectories(parent)
                .Where(folder =>
                    Path.GetFileName(folder.AsSpan()).StartsWith(stem, StringComparison.Ordinal)
                    && FileProbe.Look(folder).Kind == FileKind.Folder
                    && !layout.IsOwn(folder)
                    && CompanionNames.PagesOf(Path.GetFileName(folder)).Any(found => found.Page == Path.GetFileName(page))
                    && IsCompanion(folder)
                ),
        ];
    }

    /// <summary>Changes as long as something is put into a folder.</summary>
    public static long Signature(string folder)
    {
        try
        {
            var signature = new HashCode();
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Take(10_000))
            {
                signature.Add(entry.Name, StringComparer.Ordinal);
                signature.Add(entry.LastWriteTimeUtc.Ticks);
                signature.Add((entry as FileInfo)?.Length ?? 0);
            }

            return signature.ToHashCode();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    // In the order in which a page passes through them: it cannot be missed in between.
    private IEnumerable<string> Places(string folder)
    {
        yield return Path.GetDirectoryName(folder)!;
        var collection = layout.CollectionOf(folder);
        foreach (var claim in layout.ClaimFolders())
        {
            yield return Path.Combine(claim, collection);
        }

        var now = time.GetUtcNow();
        foreach (var day in (DateTimeOffset[])[now, now.AddDays(-1)])
        {
            yield return Path.Combine(layout.Processed, day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), collection);
        }

        yield return Path.Combine(layout.Failed, collection);
    }

    private bool Refers(string page, long modified, string folder)
    {
        var key = (page, modified, folder);
        if (!_refers.TryGetValue(key, out var refers))
        {
            refers = ReadStart(page) is { } text && (Has(text, folder + "/") || Has(text, Uri.EscapeDataString(folder) + "/"));
            if (_refers.Count > 1_000)
            {
                _refers.Clear();
            }

            _refers[key] = refers;
        }

        return refers;
    }

    private static bool Has(byte[] text, string piece) => text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(piece)) >= 0;

    private static byte[]? ReadStart(string page)
    {
        try
        {
            using var file = File.OpenRead(page);
            var bytes = new byte[Math.Min(file.Length, LookedAt)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
