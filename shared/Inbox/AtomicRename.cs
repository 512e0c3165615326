using System.Runtime.InteropServices;

namespace Pipeline.Inbox;

/// <summary>
/// rename(2) itself. <see cref="File.Move(string, string, bool)"/> looks first whether the source is a file, which a link to a folder is
/// not,
/// copies across file systems, and links and unlinks where it may not overwrite, so that two workers could both link.
/// </summary>
public static partial class AtomicRename
{
    private const int AtFdCwd = -100;
    private const uint NoReplace = 1;
    private const int NotFound = 2;
    private const int Exists = 17;
    private const int AcrossFileSystems = 18;
    private const int Invalid = 22;
    private const int NotImplemented = 38;

    /// <summary>Moves a file within its file system, over whatever is there; false when it is gone.</summary>
    public static bool TryTake(string path, string target)
    {
        if (OperatingSystem.IsLinux())
        {
            return Rename(path, target) == 0 || Fail(path, Marshal.GetLastPInvokeError());
        }

        try
        {
            File.Move(path, target, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Moves a file to a name that nothing has; false when something has it.</summary>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    public static bool TryPlace(string path, string target)
    {
        if (OperatingSystem.IsLinux())
        {
            if (RenameNew(path, target) is { } placed)
            {
                return placed;
            }
        }

        try
        {
            File.Move(path, target, overwrite: false);
            return true;
        }
        catch (IOException) when (FileProbe.Look(target).Kind != FileKind.Missing && FileProbe.Look(path).Kind != FileKind.Missing)
        {
            return false;
        }
    }

    // Null where this file system has no such rename, or the target is on another one: then the portable way has to do.
    private static bool? RenameNew(string path, string target)
    {
        try
        {
            if (Renameat2(AtFdCwd, path, AtFdCwd, target, NoReplace) == 0)
            {
                return true;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null; // an old libc
        }

        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            Exists => false,
            AcrossFileSystems or Invalid or NotImplemented => null,
            _ => Fail(path, error) ? true : throw new FileNotFoundException("The file is gone.", path),
        };
    }

    private static bool Fail(string path, int error) =>
        error switch
        {
            NotFound => false,
            1 or 13 => throw new UnauthorizedAccessException($"{Marshal.GetPInvokeErrorMessage(error)}: {path}"),
            AcrossFileSystems => throw new IOException(
                $"Another file system is mounted below the inbox; watch it as an inbox of its own: {path}",
                error
            ),
            _ => throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: {path}", error),
        };

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string path, string target);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Renameat2(int folder, string path, int targetFolder, string target, uint flags);
}
