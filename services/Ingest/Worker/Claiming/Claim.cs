using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>A file that this worker, and no other, has taken: renamed into a folder of its own below the claims.</summary>
/// <param name="Id">Stays the same when another worker takes the claim up.</param>
/// <param name="Folder">The claim's own folder.</param>
/// <param name="Path">The file as it lies in the claim.</param>
/// <param name="Collection">Path of the file's folder relative to the inbox, with slashes.</param>
/// <param name="Name">The file's name.</param>
internal sealed record Claim(string Id, string Folder, string Path, string Collection, string Name)
{
    /// <summary>Why the file is refused before its content is looked at; null for a regular file.</summary>
    public FileKind Kind { get; init; } = FileKind.Regular;

    /// <summary>How many times work on it began and did not end.</summary>
    public int Starts { get; init; }
}
