using System.Globalization;
using System.Text;

namespace Pipeline.Inbox;

/// <summary>Moves a file into a folder under its own name or, where that is taken, the next free one; never over another file.</summary>
public static class CollisionFreeMove
{
    private const int LongestName = 255; // bytes, on the file systems of Linux; Windows counts as many UTF-16 units

    // Up to here the lowest free number is looked for; past it, one next to a taken one: a name dropped 10,000 times stays cheap.
    private const int FewNumbers = 16;

    /// <returns>Path of the file where it lies now.</returns>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    public static string Move(string path, string root, string collection, string name)
    {
        var folder = Folder(root, collection);
        SafePath.CheckName(name);
        while (true)
        {
            var target = NextFree(folder, name, "");
            if (AtomicRename.TryPlace(path, target))
            {
                return target;
            }
        }
    }

    /// <summary>
    /// Moves a file with a note beside it, whose name is the file's and <paramref name="ending"/>. The note comes first: no file is ever
    /// seen without.
    /// </summary>
    /// <returns>Path of the file where it lies now.</returns>
    public static string MoveWithNote(string path, string root, string collection, string name, string ending, byte[] note)
    {
        var folder = Folder(root, collection);
        SafePath.CheckName(name);
        while (true)
        {
            var target = NextFree(folder, name, ending);
            if (!TryWriteNew(target + ending, note))
            {
                continue; // another worker was quicker
            }

            var placed = false;
            try
            {
                if (placed = AtomicRename.TryPlace(path, target))
                {
                    return target;
                }
            }
            finally
            {
                if (!placed)
                {
                    File.Delete(target + ending);
                }
            }
        }
    }

    /// <summary>The folder of a collection, made where missing. Where a file or link has a folder's name, the next free name.</summary>
    /// <exception cref="UnsafePathException">The collection would lead out of <paramref name="root"/>.</exception>
    public static string Folder(string root, string collection)
    {
        var parts = SafePath.Parts(collection);
        var folder = root;
        OwnFolder.Create(Path.GetDirectoryName(root)!, root);
        foreach (var part in parts)
        {
            var parent = folder;
            for (var number = 1; ; number++)
            {
                folder = Path.Combine(parent, Numbered(part, number, ""));
                if (FileProbe.Look(folder).Kind is FileKind.Missing or FileKind.Folder)
                {
                    break;
                }
            }

            OwnFolder.Create(parent, folder);
        }

        return folder;
    }

    /// <summary>
    /// The name with a number before its ending (none for the first), shortened so that it and <paramref name="reserved"/> fit a file name.
    /// </summary>
    public static string Numbered(string name, int number, string reserved) =>
        Fit(name, number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({number})"), reserved);

    private static string Fit(string name, string number, string reserved)
    {
        var ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > 32)
        {
            ending = "";
        }

        var stem = name[..^ending.Length];
        var room =
            LongestName - Encoding.UTF8.GetByteCount(number) - Encoding.UTF8.GetByteCount(ending) - Encoding.UTF8.GetByteCount(reserved);
        while (Encoding.UTF8.GetByteCount(stem) > room)
        {
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        }

        return stem + number + ending;
    }

    private static string NextFree(string folder, string name, string reserved)
    {
        var number = 1;
        while (number <= FewNumbers && IsTaken(number))
        {
            number++;
        }

        if (number <= FewNumbers)
        {
            return Target(number);
        }

        var (taken, free) = (FewNumbers, FewNumbers * 2);
        while (IsTaken(free))
        {
            (taken, free) = (free, checked(free * 2));
        }

        while (free - taken > 1)
        {
            var middle = taken + ((free - taken) / 2);
            (taken, free) = IsTaken(middle) ? (middle, free) : (taken, middle);
        }

        return Target(free);

        string Target(int at) => Path.Combine(folder, Numbered(name, at, reserved));

        bool IsTaken(int at)
        {
            var target = Target(at);
            return FileProbe.Look(target).Kind != FileKind.Missing
                || (reserved.Length > 0 && FileProbe.Look(target + reserved).Kind != FileKind.Missing);
        }
    }

    private static bool TryWriteNew(string path, byte[] content)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (IOException) when (FileProbe.Look(path).Kind != FileKind.Missing)
        {
            return false;
        }

        try
        {
            file.Write(content);
            file.Dispose();
            return true;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
