using System.Runtime.InteropServices;

namespace Pipeline.Inbox;

/// <summary>
/// Makes folders below one that is there, and never that one: <see cref="Directory.CreateDirectory(string)"/> would make the whole way, and
/// so an inbox in place of a share that was unmounted a moment ago. Made with the modes that the umask leaves.
/// </summary>
public static partial class OwnFolder
{
    private const int NotFound = 2;
    private const int Exists = 17;
    private const int EveryMode = 0x1FF; // 0777, narrowed by the umask

    /// <param name="root">Is there, else <see cref="DirectoryNotFoundException"/>.</param>
    /// <param name="folder">At or below the root; elsewhere it is the operator's own, and its whole way is made.</param>
    public static void Create(string root, string folder)
    {
        if (!folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            if (folder != root)
            {
                Directory.CreateDirectory(folder);
            }

            return;
        }

        // Most are there already, or their parent is.
        if (!TryMake(folder))
        {
            Create(root, Path.GetDirectoryName(folder)!);
            if (!TryMake(folder))
            {
                throw new DirectoryNotFoundException($"{root} is not there.");
            }
        }
    }

    // False where its parent is not there.
    private static bool TryMake(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            if (!Directory.Exists(Path.GetDirectoryName(folder)))
            {
                return false;
            }

            Directory.CreateDirectory(folder);
            return true;
        }

        if (MakeDirectory(folder, EveryMode) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NotFound => false,
            Exists when Directory.Exists(folder) => true,
            1 or 13 or 30 => throw new UnauthorizedAccessException($"{Marshal.GetPInvokeErrorMessage(error)}: {folder}"),
            _ => throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: {folder}", error),
        };
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectory(string folder, uint mode);
}
