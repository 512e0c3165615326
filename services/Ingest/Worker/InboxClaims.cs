using System.Globalization;
using System.IO.Enumeration;
using System.Text;

namespace Pipeline.Ingest.Worker;

/// <summary>
/// Takes files by an atomic rename into a folder of this worker's own, so that any number of workers share an inbox.
/// A worker shows that it lives by counting up in a file; claims of one that stopped counting are taken up by another.
/// </summary>
internal sealed class InboxClaims(InboxLayout layout, TimeProvider time, TimeSpan timeout) : IDisposable
{
    private const string HeartbeatName = "alive";

    private readonly string _owner = ClaimOwner.Create();
    private readonly Dictionary<string, (string Beat, long Since)> _others = new(StringComparer.Ordinal);
    private long _claims;
    private long _beats;

    private string OwnFolder => Path.Combine(layout.Claims, _owner);

    public void Open()
    {
        Directory.CreateDirectory(OwnFolder);
        Beat();
    }

    /// <summary>Says that this worker lives. To be called several times within the timeout.</summary>
    public void Beat()
    {
        Directory.CreateDirectory(OwnFolder);

        // Always as long, and written over: a sign of life needs no new room on a full disk.
        using var file = new FileStream(
            Path.Combine(OwnFolder, HeartbeatName),
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
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var taken = false;
        try
        {
            taken = AtomicRename.TryTake(path, target);
        }
        finally
        {
            if (!taken)
            {
                Directory.Delete(folder, recursive: true);
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

    /// <summary>Done with a claim: its file has left, so its folder goes.</summary>
    public static void Close(Claim claim)
    {
        if (Directory.Exists(claim.Folder))
        {
            Directory.Delete(claim.Folder, recursive: true);
        }
    }

    /// <summary>Claims of workers that are no more, now this worker's own.</summary>
    public IEnumerable<Claim> Adopt()
    {
        foreach (var folder in Directory.EnumerateDirectories(layout.Claims))
        {
            var owner = Path.GetFileName(folder);
            if (owner == _owner || !IsDead(owner, folder))
            {
                continue;
            }

            foreach (var claimed in Directory.EnumerateDirectories(folder).ToArray())
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

    private Claim? TryAdopt(string claimed)
    {
        var id = Path.GetFileName(claimed);
        var folder = Path.Combine(OwnFolder, id);
        try
        {
            Directory.Move(claimed, folder);
        }
        catch (IOException)
        {
            return null; // another worker adopted it
        }

        var file = FilesBelow(folder).FirstOrDefault();
        if (file is null)
        {
            Directory.Delete(folder, recursive: true);
            return null;
        }

        var collection = Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/');
        return new Claim(id, folder, file, collection == "." ? "" : collection, Path.GetFileName(file))
        {
            Kind = FileProbe.Look(file).Kind,
        };
    }

    // A claimed link to a folder is itself what was claimed, and must not be followed.
    private static IEnumerable<string> FilesBelow(string folder) =>
        new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
        )
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !InboxScanner.IsRealFolder(ref entry),
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
            beat = File.ReadAllText(Path.Combine(folder, HeartbeatName));
        }
        catch (IOException)
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
            File.Delete(Path.Combine(folder, HeartbeatName));
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not empty: claims in it wait for the next worker.
        }
    }
}
