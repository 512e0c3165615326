using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>
/// Takes files by an atomic rename into a folder of this worker's own, so that any number of workers share an inbox.
/// A worker shows that it lives by counting up in a file; claims of one that stopped counting are taken up by another.
/// </summary>
internal sealed class InboxClaims(InboxLayout layout, TimeProvider time, TimeSpan timeout, ILogger<InboxClaims> logger) : IDisposable
{
    // What is made before it is moved to where it belongs. Hidden, as no claim is; goes with its owner's folder.
    private const string ScratchName = ".scratch";

    private readonly string _owner = ClaimOwner.Create();
    private readonly Dictionary<string, (string Beat, long Since)> _others = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _held = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _claims;
    private long _beats;

    private string OwnFolder => Path.Combine(layout.Claims, _owner);

    /// <summary>Says that this worker lives. To be called several times within the timeout.</summary>
    public void Beat()
    {
        layout.CreateBelow(OwnFolder);

        // Always as long, and written over: a sign of life needs no new room on a full disk.
        using var file = new FileStream(
            Path.Combine(OwnFolder, InboxLayout.HeartbeatName),
            FileMode.OpenOrCreate,
            FileAccess.Write,
            FileShare.ReadWrite,
            bufferSize: 0
        );
        file.Write(Encoding.ASCII.GetBytes((++_beats).ToString("D20", CultureInfo.InvariantCulture)));
    }

    /// <summary>Takes the file; null when another worker was quicker or it is gone.</summary>
    public Claim? TryTake(string path)
    {
        var collection = layout.CollectionOf(path);
        var id = $"{_owner}-{Interlocked.Increment(ref _claims)}";
        var folder = Path.Combine(OwnFolder, id);
        var target = Path.Combine(folder, collection, Path.GetFileName(path));
        _held[id] = true;
        var taken = false;
        try
        {
            layout.CreateBelow(Path.GetDirectoryName(target)!);
            taken = AtomicRename.TryTake(path, target);
        }
        finally
        {
            if (!taken)
            {
                Delete(folder);
                _held.TryRemove(id, out _);
            }
        }

        // What it is, is asked again where nobody else can change it.
        return taken ? new Claim(id, folder, target, collection, Path.GetFileName(path)) { Kind = FileProbe.Look(target).Kind } : null;
    }

    /// <summary>
    /// A file that is to stay where it is. Workers that share such an inbox each read it; the store keeps one article all the same.
    /// </summary>
    public Claim Borrow(string path, FileKind kind)
    {
        var collection = layout.CollectionOf(path);
        var name = Path.GetFileName(path);
        return new Claim($"keep:{collection}/{name}", "", path, collection, name) { Kind = kind };
    }

    /// <summary>Work on it begins. Told to the disk first: it may be the last thing that this process does.</summary>
    public void Start(Claim claim) => Count(claim, claim.Starts + 1);

    /// <summary>Work on it was broken off by a worker that is told to stop: no sign of anything wrong with the file.</summary>
    public void CallOff(Claim claim) => Count(claim, claim.Starts);

    /// <summary>Done with a claim: its file has left, so its folder goes.</summary>
    public void Close(Claim claim)
    {
        Delete(claim.Folder);
        _held.TryRemove(claim.Id, out _);
    }

    /// <summary>The claim's file cannot be found. Should it come back, it is taken up again.</summary>
    public void LetGo(Claim claim) => _held.TryRemove(claim.Id, out _);

    /// <summary>A path of its own on the inbox's file system, for what is made before it is moved to where it belongs.</summary>
    public string Scratch()
    {
        var folder = Path.Combine(OwnFolder, ScratchName);
        layout.CreateBelow(folder);
        return Path.Combine(folder, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Claims of workers that are no more, now this worker's own, and its own that nothing works on.</summary>
    public IEnumerable<Claim> Adopt()
    {
        foreach (var folder in FoldersIn(layout.Claims))
        {
            var owner = Path.GetFileName(folder);
            if (owner == _owner)
            {
                foreach (var left in FoldersIn(folder).Where(left => _held.TryAdd(Path.GetFileName(left), true)))
                {
                    if (Open(left) is { } claim)
                    {
                        yield return claim;
                    }
                }

                continue;
            }

            if (!IsDead(owner, folder))
            {
                continue;
            }

            foreach (var claimed in FoldersIn(folder))
            {
                if (TryAdopt(claimed) is { } claim)
                {
                    yield return claim;
                }
            }

            DeleteEmptied(folder);
            _others.Remove(owner);
        }
    }

    public void Dispose() => DeleteEmptied(OwnFolder);

    private static void Count(Claim claim, int starts)
    {
        if (claim.Folder.Length > 0)
        {
            StartCount.Write(claim.Folder, starts);
        }
    }

    private static void Delete(string folder)
    {
        if (folder.Length > 0 && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // One that cannot be read must not keep the others from being taken up.
    private string[] FoldersIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path)[0] != '.')];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Tell(folder, exception);
            return [];
        }
    }

    private Claim? TryAdopt(string claimed)
    {
        var id = Path.GetFileName(claimed);
        var folder = Path.Combine(OwnFolder, id);
        _held[id] = true;
        try
        {
            Directory.Move(claimed, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _held.TryRemove(id, out _);
            if (Directory.Exists(claimed))
            {
                Tell(claimed, exception); // else another worker adopted it
            }

            return null;
        }

        return Open(folder);
    }

    private Claim? Open(string folder)
    {
        var id = Path.GetFileName(folder);
        try
        {
            if (FilesBelow(folder).FirstOrDefault() is not { } file)
            {
                Delete(folder);
                _held.TryRemove(id, out _);
                return null;
            }

            var collection = Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/');
            return new Claim(id, folder, file, collection == "." ? "" : collection, Path.GetFileName(file))
            {
                Kind = FileProbe.Look(file).Kind,
                Starts = StartCount.Read(folder),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _held.TryRemove(id, out _);
            Tell(folder, exception);
            return null;
        }
    }

    private void Tell(string folder, Exception exception)
    {
        // One that is gone was done with in the meantime.
        if (Directory.Exists(folder) && _told.Add(folder))
        {
            Log.CannotTakeUp(logger, folder, exception.Message);
        }
    }

    // A claimed link to a folder is itself what was claimed, and must not be followed.
    private static IEnumerable<string> FilesBelow(string folder) =>
        new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
        )
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
                !InboxScanner.IsRealFolder(ref entry) && !entry.FileName.SequenceEqual(StartCount.FileName),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => InboxScanner.IsRealFolder(ref entry),
        };

    private bool IsDead(string owner, string folder)
    {
        if (ClaimOwner.IsGone(owner))
        {
            return true;
        }

        string beat;
        try
        {
            beat = File.ReadAllText(Path.Combine(folder, InboxLayout.HeartbeatName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            beat = "";
        }

        if (!_others.TryGetValue(owner, out var known) || known.Beat != beat)
        {
            _others[owner] = (beat, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(known.Since) > timeout;
    }

    private static void DeleteEmptied(string folder)
    {
        try
        {
            Delete(Path.Combine(folder, ScratchName));
            File.Delete(Path.Combine(folder, InboxLayout.HeartbeatName));
            Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not empty: claims in it wait for the next worker.
        }
    }
}
