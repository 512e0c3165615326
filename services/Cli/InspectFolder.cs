using System.IO.Enumeration;
using Pipeline.Inbox;

namespace Pipeline.Cli;

/// <summary>A file to inspect, or why it is none that can be read.</summary>
/// <param name="Reason">Null for a file that can be read.</param>
internal sealed record InspectSource(string Path, string? Reason = null, string? Detail = null);

/// <summary>
/// The files of a folder in the order of their paths: pipes are not opened, and what cannot be reached is told as what it is.
/// </summary>
internal static class InspectFolder
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
    };

    public static IEnumerable<InspectSource> Expand(string path)
    {
        if (path == "-")
        {
            return [new InspectSource(path)];
        }

        if (Directory.Exists(path))
        {
            var unreachable = new List<string>();
            return Files(path, unreachable).ToArray().Concat(unreachable).Order(StringComparer.Ordinal).Select(Describe);
        }

        return FileProbe.Look(path).Kind == FileKind.Missing
            ? throw new CommandException($"There is no file or folder {path}.")
            : [Describe(path)];
    }

    private static FileSystemEnumerable<string> Files(string folder, List<string> unreachable) =>
        new(folder, static (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), Everything)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !IsRealFolder(ref entry) && !IsLinkToFolder(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
            {
                if (!IsRealFolder(ref entry))
                {
                    return false;
                }

                // Its bytes are no UTF-8, so the name that stands for it opens nothing; or it may not be read.
                var path = entry.ToSpecifiedFullPath();
                if (Directory.Exists(path) && FileProbe.MayList(path))
                {
                    return true;
                }

                unreachable.Add(path);
                return false;
            },
        };

    private static InspectSource Describe(string path) =>
        FileProbe.Look(path).Kind switch
        {
            FileKind.Missing when path.Contains('\uFFFD', StringComparison.Ordinal) => new InspectSource(
                path,
                "unreadable-name",
                "Its name, or that of a folder above it, is not valid UTF-8, so it cannot be opened. Rename it."
            ),
            FileKind.Missing => new InspectSource(path, "missing", "It was there a moment ago and is gone."),
            FileKind.Folder => new InspectSource(path, "no-permission", "This folder may not be read. Allow it, or leave it out."),
            FileKind.Special => new InspectSource(path, "special-file", "This is a device, pipe or socket, not a file."),
            FileKind.SymbolicLink => DescribeLink(path),
            _ => new InspectSource(path),
        };

    private static InspectSource DescribeLink(string path) =>
        KindBehind(path) switch
        {
            FileKind.Regular => new InspectSource(path),
            FileKind.Special => new InspectSource(
                path,
                "special-file",
                "This symbolic link leads to a device, pipe or socket, not to a file."
            ),
            _ => new InspectSource(path, "symbolic-link", "This symbolic link leads nowhere. Mend the link, or remove it."),
        };

    private static FileKind KindBehind(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target
                ? FileProbe.Look(target.FullName).Kind
                : FileKind.Missing;
        }
        catch (IOException)
        {
            return FileKind.Missing; // round in a circle
        }
    }

    private static bool IsRealFolder(ref FileSystemEntry entry) =>
        entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // Links to folders may lead round in circles, and their files are found where they are.
    private static bool IsLinkToFolder(ref FileSystemEntry entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && Directory.Exists(entry.ToFullPath());
}
