namespace Pipeline.Inbox;

/// <summary>
/// Names and collections come back out of a store and out of messages, and whoever can write there must not be able to have files read or
/// written outside the inbox.
/// </summary>
public static class SafePath
{
    /// <summary>The parts of a collection.</summary>
    /// <exception cref="UnsafePathException">A part is not a plain folder name.</exception>
    public static string[] Parts(string collection)
    {
        var parts = collection.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            CheckName(part);
        }

        return collection.StartsWith('/') ? throw Unsafe(collection) : parts;
    }

    /// <summary>A name that names a file of the folder it is put to, and nothing else.</summary>
    /// <exception cref="UnsafePathException">It does not.</exception>
    public static string CheckName(string name) =>
        name.Length == 0
        || name is "." or ".."
        || name.AsSpan().IndexOfAny('/', '\0') >= 0
        || (OperatingSystem.IsWindows() && HasForeign(name))
            ? throw Unsafe(name)
            : name;

    /// <summary>
    /// Path of a file below a folder; null where a part of the way is not there or is not a real folder, such as a link that leads away.
    /// </summary>
    /// <exception cref="UnsafePathException">A part of it is not a plain name.</exception>
    public static string? FindBelow(string root, string collection, string name)
    {
        var folder = root;
        foreach (var part in Parts(collection))
        {
            folder = Path.Combine(folder, part);
            if (FileProbe.Look(folder).Kind != FileKind.Folder)
            {
                return null;
            }
        }

        var path = Path.Combine(folder, CheckName(name));
        return FileProbe.Look(root).Kind == FileKind.Folder && FileProbe.Look(path).Kind == FileKind.Regular ? path : null;
    }

    private static bool HasForeign(string name) => name.AsSpan().IndexOfAny('\\', ':') >= 0;

    private static UnsafePathException Unsafe(string name) =>
        new($"\"{name}\" would lead out of the inbox, so nothing was moved or written. Look at who can write to the store and the broker.");
}
