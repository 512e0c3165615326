namespace Pipeline.Inbox;

/// <summary>
/// The inbox's folders, as every process that shares it sees them. All on one file system, so that every move is a rename.
/// </summary>
public sealed class InboxLayout
{
    public const string ClaimsName = ".claims";

    /// <summary>In a worker's claim folder: counted up as long as it lives.</summary>
    public const string HeartbeatName = "alive";

    /// <param name="inbox">The watched folder.</param>
    /// <param name="processed">Where taken files go; relative to the inbox.</param>
    /// <param name="failed">Where refused files go; relative to the inbox.</param>
    public InboxLayout(string inbox, string processed, string failed)
    {
        Inbox = Path.TrimEndingDirectorySeparator(Path.GetFullPath(inbox));
        Processed = Path.TrimEndingDirectorySeparator(Path.GetFullPath(processed, Inbox));
        Failed = Path.TrimEndingDirectorySeparator(Path.GetFullPath(failed, Inbox));
        Claims = Path.Combine(Inbox, ClaimsName);
    }

    public string Inbox { get; }

    public string Processed { get; }

    public string Failed { get; }

    /// <summary>Has a folder for each worker, and in it one for each file that it has taken.</summary>
    public string Claims { get; }

    /// <summary>Makes what is missing, the inbox itself too.</summary>
    /// <exception cref="InboxUnusableException">Something stands in the way that will not go by itself.</exception>
    public void Create()
    {
        Check();
        Directory.CreateDirectory(Inbox);
        CreateOwn();
    }

    /// <summary>
    /// Makes the folders of the product's own where they are missing, and only inside an inbox that is there: a share that is not mounted
    /// must not be mistaken for an empty inbox.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The inbox is not there.</exception>
    /// <exception cref="InboxUnusableException">Something stands in the way that will not go by itself.</exception>
    public void CreateOwn()
    {
        Check();
        if (!Directory.Exists(Inbox))
        {
            throw new DirectoryNotFoundException($"The inbox {Inbox} is not there.");
        }

        CreateBelow(Processed);
        CreateBelow(Failed);
        CreateBelow(Claims);
    }

    /// <summary>Makes a folder, and the inbox itself in no case: it may have gone since it was looked at.</summary>
    /// <exception cref="DirectoryNotFoundException">The inbox is not there.</exception>
    public void CreateBelow(string folder) => OwnFolder.Create(Inbox, folder);

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

    /// <summary>Whether some worker has claimed a file of this name from the top of the inbox and is not done with it.</summary>
    public bool IsFileClaimed(string name) => AnyClaim(claim => File.Exists(Path.Combine(claim, name)));

    /// <summary>Whether some worker holds a claim of this id.</summary>
    public bool IsHeld(string claimId) =>
        claimId.Length > 0 && AnyClaim(claim => Path.GetFileName(claim.AsSpan()).Equals(claimId, StringComparison.Ordinal));

    /// <summary>
    /// That nothing stands in the way which will not go by itself. Links would let whoever may write into the inbox have files written
    /// elsewhere; the inbox itself is the operator's to link.
    /// </summary>
    /// <exception cref="InboxUnusableException">Something does.</exception>
    public void Check()
    {
        if (File.Exists(Inbox) || FileProbe.Look(Inbox).Kind == FileKind.Special)
        {
            throw new InboxUnusableException($"The inbox {Inbox} is a file. Name a folder, or move the file away.");
        }

        foreach (var folder in (ReadOnlySpan<string>)[Processed, Failed, Claims])
        {
            switch (FileProbe.Look(folder).Kind)
            {
                case FileKind.SymbolicLink:
                    throw new InboxUnusableException(
                        $"{folder} is a symbolic link, and files would be put where it leads. Replace it by a folder."
                    );
                case FileKind.Regular or FileKind.Special:
                    throw new InboxUnusableException($"{folder} is a file, and a folder of that name is needed there. Move the file away.");
            }
        }
    }

    /// <summary>The folder of each claim that there is now.</summary>
    public string[] ClaimFolders()
    {
        var claims = new List<string>();
        try
        {
            foreach (var owner in Directory.Exists(Claims) ? Directory.EnumerateDirectories(Claims) : [])
            {
                claims.AddRange(Directory.EnumerateDirectories(owner));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A worker has just gone, or one folder may not be read: those before it are told.
        }

        return [.. claims];
    }

    private bool AnyClaim(Func<string, bool> fits)
    {
        try
        {
            return Directory.Exists(Claims) && Directory.EnumerateDirectories(Claims).SelectMany(Directory.EnumerateDirectories).Any(fits);
        }
        catch (DirectoryNotFoundException)
        {
            return true; // one was done with while this looked; the next look will tell
        }
    }
}
