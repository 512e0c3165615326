using System.IO.Enumeration;
using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>Walks the inbox as a stream of paths: whatever is not ignored, subfolders included, symbolic links not followed.</summary>
internal sealed class InboxScanner(
    InboxLayout layout,
    IgnoreRules rules,
    PageCompanions companions,
    Action<string> unreadable,
    Action<string> unnameable,
    Action<string> passedOver
)
{
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    public IEnumerable<string> Scan() =>
        new FileSystemEnumerable<string>(
            layout.Inbox,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = 0,
                IgnoreInaccessible = true,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !IsRealFolder(ref entry) && !rules.IsIgnored(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                IsRealFolder(ref entry) && !rules.IsIgnored(entry.FileName) && Enters(entry.ToFullPath()),
        };

    private bool Enters(string folder)
    {
        if (layout.IsOwn(folder))
        {
            return false;
        }

        if (companions.IsCompanion(folder))
        {
            passedOver(folder);
            return false;
        }

        // Its bytes are no UTF-8: the name that stands for it opens nothing.
        if (folder.Contains('\uFFFD', StringComparison.Ordinal) && !Directory.Exists(folder))
        {
            unnameable(folder);
            return false;
        }

        if (FileProbe.MayList(folder))
        {
            return true;
        }

        if (_unreadable.Add(folder))
        {
            unreadable(folder);
        }

        return false;
    }

    /// <summary>Whether a path that a notification named would be found by a scan too.</summary>
    public bool Covers(string path)
    {
        if (!path.StartsWith(layout.Inbox + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return false;
        }

        for (var part = path; part.Length > layout.Inbox.Length; part = Path.GetDirectoryName(part)!)
        {
            if (
                layout.IsOwn(part)
                || rules.IsIgnored(Path.GetFileName(part.AsSpan()))
                || (part.Length < path.Length && companions.IsCompanion(part))
            )
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsRealFolder(ref FileSystemEntry entry) =>
        entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
