namespace Pipeline.Ingest.Worker;

/// <summary>The inbox's folders. All on one file system, so that every move is a rename.</summary>
internal sealed class InboxLayout
{
    public const string ClaimsName = ".claims";

    public InboxLayout(IngestOptions options)
    {
        Inbox = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Inbox));
        Processed = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Processed, Inbox));
        Failed = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Failed, Inbox));
        Claims = Path.Combine(Inbox, ClaimsName);
    }

    public string Inbox { get; }

    public string Processed { get; }

    public string Failed { get; }

    public string Claims { get; }

    public void Create()
    {
        Directory.CreateDirectory(Inbox);
        Directory.CreateDirectory(Processed);
        Directory.CreateDirectory(Failed);
        Directory.CreateDirectory(Claims);
    }

    /// <summary>Whether a folder is one of the product's own and not part of the inbox.</summary>
    public bool IsOwn(string folder) =>
        folder.Equals(Processed, StringComparison.Ordinal)
        || folder.Equals(Failed, StringComparison.Ordinal)
        || folder.Equals(Claims, StringComparison.Ordinal);

    /// <summary>Path of a file's folder relative to the inbox, with slashes; empty at the top.</summary>
    public string CollectionOf(string path)
    {
        var relative = Path.GetRelativePath(Inbox, Path.GetDirectoryName(path)!);
        return relative == "." ? "" : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
