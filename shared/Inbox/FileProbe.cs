using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Inbox;

/// <summary>What the system tells of a file without opening it (opening a pipe would block), and whether somebody writes to it.</summary>
public static partial class FileProbe
{
    // From linux/stat.h and fcntl.h: the same on every architecture that .NET runs on.
    private const int AtFdCwd = -100;
    private const int AtSymlinkNofollow = 0x100;
    private const uint StatxBasic = 0x7ff;
    private const int StatxSize = 256;
    private const int ModeOffset = 28;
    private const int SizeOffset = 40;
    private const int ModifiedOffset = 112;
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const int ReadLock = 0;
    private const int Unlock = 2;
    private const int WouldBlock = 11;
    private const int Urgent = 23; // SIGURG
    private const int ReadAccess = 4; // R_OK
    private const int WriteAccess = 2; // W_OK
    private const int SearchAccess = 1; // X_OK

    public static unsafe FileState Look(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return LookPortably(path);
        }

        var buffer = stackalloc byte[StatxSize];
        if (Statx(AtFdCwd, path, AtSymlinkNofollow, StatxBasic, buffer) != 0)
        {
            return new FileState(FileKind.Missing, 0, 0);
        }

        var stat = new ReadOnlySpan<byte>(buffer, StatxSize);
        var kind = (BinaryPrimitives.ReadUInt16LittleEndian(stat[ModeOffset..]) & 0xf000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xa000 => FileKind.SymbolicLink,
            _ => FileKind.Special,
        };
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(stat[ModifiedOffset..]);
        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(stat[(ModifiedOffset + 8)..]);
        return new FileState(
            kind,
            BinaryPrimitives.ReadInt64LittleEndian(stat[SizeOffset..]),
            unchecked((seconds * 1_000_000_000) + nanoseconds)
        );
    }

    /// <summary>
    /// Whether a process has the file open for writing; false where the system cannot tell (another user's file, a network share).
    /// </summary>
    public static bool IsBeingWritten(string path)
    {
        try
        {
            using var handle = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.Read,
                OperatingSystem.IsWindows() ? FileShare.Read : FileShare.ReadWrite | FileShare.Delete
            );
            return OperatingSystem.IsLinux() && IsOpenForWriting(handle);
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            return true; // a sharing violation: the writer has not let go
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // taking it will tell what is wrong
        }
    }

    // A read lease is granted only while nobody has the file open for writing (fcntl(2), F_SETLEASE).
    private static bool IsOpenForWriting(SafeFileHandle handle)
    {
        // A writer that comes in the moment in which we hold the lease has the kernel send us a signal: by default SIGIO, which would end
        // the process.
        // SIGURG is ignored unless somebody asks for it.
        if (Fcntl(handle, SetSignal, Urgent) != 0)
        {
            return false;
        }

        if (Fcntl(handle, SetLease, ReadLock) != 0)
        {
            return Marshal.GetLastPInvokeError() == WouldBlock;
        }

        _ = Fcntl(handle, SetLease, Unlock);
        return false;
    }

    /// <summary>Whether this process may list what is in a folder.</summary>
    public static bool MayList(string folder) => OperatingSystem.IsWindows() || Access(folder, ReadAccess | SearchAccess) == 0;

    /// <summary>
    /// Whether this process may put files into a folder and take them out; false also where the file system is read-only.
    /// </summary>
    public static bool MayChange(string folder) => OperatingSystem.IsWindows() || Access(folder, WriteAccess | SearchAccess) == 0;

    private static FileState LookPortably(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            return new FileState(Directory.Exists(path) ? FileKind.Folder : FileKind.Missing, 0, 0);
        }

        var kind =
            info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.SymbolicLink
            : info.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Special
            : FileKind.Regular;
        return new FileState(kind, info.Length, info.LastWriteTimeUtc.Ticks);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* result);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle handle, int command, int argument);
}
