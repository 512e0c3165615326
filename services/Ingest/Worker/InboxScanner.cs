using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Worker;

/// <summary>Walks the inbox as a stream of paths: whatever is not ignored, subfolders included, symbolic links not followed.</summary>
internal sealed partial class InboxScanner(InboxLayout layout, IgnoreRules rules, Action<string> unreadable)
{
    private const int MayList = 4 | 1; // R_OK and X_OK

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

        if (OperatingSystem.IsWindows() || Access(folder, MayList) == 0)
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
            if (layout.IsOwn(part) || rules.IsIgnored(Path.GetFileName(part.AsSpan())))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsRealFolder(ref FileSystemEntry entry) =>
        entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
