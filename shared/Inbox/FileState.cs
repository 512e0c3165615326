namespace Pipeline.Inbox;

public enum FileKind
{
    Missing,
    Regular,
    Folder,
    SymbolicLink,
    Special,
}

/// <param name="ModifiedTicks">For telling a changed file from the same one, never for its age.</param>
public readonly record struct FileState(FileKind Kind, long Size, long ModifiedTicks);
