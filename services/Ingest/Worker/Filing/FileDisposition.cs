using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Ingest.Worker.Filing;

/// <summary>Where a claimed file goes when its work is done.</summary>
internal sealed class FileDisposition(
    InboxLayout layout,
    InboxClaims claims,
    PageCompanions companions,
    AfterIngest after,
    TimeProvider time,
    ILogger<FileDisposition> logger
)
{
    /// <summary>All its articles are safe.</summary>
    /// <exception cref="FileNotFoundException">Another worker has taken the claim up.</exception>
    public void Done(Claim claim)
    {
        layout.CreateOwn();
        var folders = CompanionsOf(claim);
        switch (after)
        {
            case AfterIngest.Delete:
                File.Delete(claim.Path);
                foreach (var folder in folders)
                {
                    Directory.Delete(folder, recursive: true);
                }

                break;
            case AfterIngest.Keep:
                return;
            default:
                var page = CollisionFreeMove.Move(
                    claim.Path,
                    Path.Combine(layout.Processed, DayOf(time.GetUtcNow())),
                    claim.Collection,
                    claim.Name
                );
                MoveCompanions(folders, page);
                break;
        }

        claims.Close(claim);
    }

    /// <summary>Something in it was refused: it goes to <c>failed/</c> with the reason beside it.</summary>
    /// <exception cref="FileNotFoundException">Another worker has taken the claim up.</exception>
    public void Failed(Claim claim, FailureReason reason)
    {
        layout.CreateOwn();
        if (after == AfterIngest.Keep)
        {
            WriteReasonAlone(claim.Collection, claim.Name, reason);
            return;
        }

        var folders = CompanionsOf(claim);
        var page = CollisionFreeMove.MoveWithNote(
            claim.Path,
            layout.Failed,
            claim.Collection,
            claim.Name,
            ReasonFile.Ending,
            ReasonFile.ToBytes(reason)
        );
        MoveCompanions(folders, page);
        claims.Close(claim);
    }

    /// <summary>
    /// An article that a later stage refused: its file, if it still lies in <c>processed/</c>, else its bytes; with the reason beside it.
    /// </summary>
    /// <exception cref="UnsafePathException">What the store says of where it came from would lead out of the inbox.</exception>
    public void FailedLater(byte[] content, Provenance source, FailureReason reason)
    {
        layout.CreateOwn();
        SafePath.CheckName(source.File);
        var name = source.Member is null ? source.File : $"{source.File} {Path.GetFileName(source.Member)}";
        var folder = CollisionFreeMove.Folder(layout.Failed, source.Collection);
        if (ReasonFile.Find(folder, name).Any(found => found.Reason.ArticleId == reason.ArticleId))
        {
            return; // a repeat
        }

        if (after == AfterIngest.Keep)
        {
            WriteReasonAlone(source.Collection, name, reason);
            return;
        }

        var path = source.Member is null ? Processed(content, source) : null;
        var folders = path is null ? [] : companions.FoldersOf(path);
        if (path is null)
        {
            path = claims.Scratch();
            File.WriteAllBytes(path, content);
        }

        var page = CollisionFreeMove.MoveWithNote(
            path,
            layout.Failed,
            source.Collection,
            name,
            ReasonFile.Ending,
            ReasonFile.ToBytes(reason)
        );
        MoveCompanions(folders, page);
    }

    /// <summary>Moves a saved page's folder to where the page lies.</summary>
    public void MoveCompanion(string folder, string page)
    {
        try
        {
            CollisionFreeMove.Move(folder, Path.GetDirectoryName(page)!, "", Path.GetFileName(folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.CompanionStays(logger, folder, exception.Message);
        }
    }

    /// <summary>Whether the drop is still being worked on by some worker, so that its file has yet to arrive where it goes.</summary>
    public bool IsClaimed(string claim) => layout.IsHeld(claim);

    // Asked before the page leaves its claim, by which it is known as theirs.
    private string[] CompanionsOf(Claim claim) => companions.FoldersOf(Path.Combine(layout.Inbox, claim.Collection, claim.Name));

    private void MoveCompanions(string[] folders, string page)
    {
        foreach (var folder in folders)
        {
            MoveCompanion(folder, page);
        }
    }

    // It was moved on the day it was taken, or just after midnight.
    private string? Processed(byte[] content, Provenance source)
    {
        foreach (var day in new[] { source.TakenAt, source.TakenAt.AddDays(1) })
        {
            var path = SafePath.FindBelow(layout.Processed, $"{DayOf(day)}/{source.Collection}", source.File);
            if (path is not null && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                return path;
            }
        }

        return null;
    }

    private void WriteReasonAlone(string collection, string name, FailureReason reason) =>
        File.WriteAllBytes(
            Path.Combine(CollisionFreeMove.Folder(layout.Failed, collection), CollisionFreeMove.Numbered(name, 1, ReasonFile.Ending))
                + ReasonFile.Ending,
            ReasonFile.ToBytes(reason)
        );

    private static string DayOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
