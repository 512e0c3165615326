using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Worker;

/// <summary>Where a claimed file goes when its work is done.</summary>
internal sealed class FileDisposition(InboxLayout layout, AfterIngest after, TimeProvider time)
{
    public const string ReasonEnding = ".reason.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is for people
    };

    /// <summary>All its articles are safe.</summary>
    /// <exception cref="FileNotFoundException">Another worker has taken the claim up.</exception>
    public void Done(Claim claim)
    {
        switch (after)
        {
            case AfterIngest.Delete:
                File.Delete(claim.Path);
                break;
            case AfterIngest.Keep:
                return;
            default:
                CollisionFreeMove.Move(claim.Path, Path.Combine(layout.Processed, DayOf(time.GetUtcNow())), claim.Collection, claim.Name);
                break;
        }

        InboxClaims.Close(claim);
    }

    /// <summary>Something in it was refused: it goes to <c>failed/</c> with the reason beside it.</summary>
    /// <exception cref="FileNotFoundException">Another worker has taken the claim up.</exception>
    public void Failed(Claim claim, FailureReason reason)
    {
        if (after == AfterIngest.Keep)
        {
            WriteReasonAlone(claim.Collection, claim.Name, reason);
            return;
        }

        CollisionFreeMove.MoveWithNote(claim.Path, layout.Failed, claim.Collection, claim.Name, ReasonEnding, ToBytes(reason));
        InboxClaims.Close(claim);
    }

    /// <summary>
    /// An article that a later stage refused: its file, if it still lies in <c>processed/</c>, else its bytes; with the reason beside it.
    /// </summary>
    public void FailedLater(byte[] content, Provenance source, FailureReason reason)
    {
        var name = source.Member is null ? source.File : $"{source.File} {Path.GetFileName(source.Member)}";
        if (IsThere(CollisionFreeMove.Folder(layout.Failed, source.Collection), name, reason))
        {
            return; // a repeat
        }

        if (after == AfterIngest.Keep)
        {
            WriteReasonAlone(source.Collection, name, reason);
            return;
        }

        var path = source.Member is null ? Processed(content, source) : null;
        if (path is null)
        {
            path = Path.Combine(layout.Claims, Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(path, content);
        }

        CollisionFreeMove.MoveWithNote(path, layout.Failed, source.Collection, name, ReasonEnding, ToBytes(reason));
    }

    /// <summary>Whether the drop is still being worked on by some worker, so that its file has yet to arrive where it goes.</summary>
    public bool IsClaimed(string claim) =>
        claim.Length > 0
        && Directory.Exists(layout.Claims)
        && Directory.EnumerateDirectories(layout.Claims).Any(owner => Directory.Exists(Path.Combine(owner, claim)));

    // Names are tried as CollisionFreeMove gives them, up to the first that nothing has.
    private static bool IsThere(string folder, string name, FailureReason reason)
    {
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, CollisionFreeMove.Fit(name, number == 1 ? "" : $" ({number})", ReasonEnding)) + ReasonEnding;
            if (!File.Exists(path))
            {
                return false;
            }

            if (Read(path)?.ArticleId == reason.ArticleId)
            {
                return true;
            }
        }
    }

    private static FailureReason? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FailureReason>(File.ReadAllBytes(path), Json);
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null; // half-written by a worker that was killed, or not ours
        }
    }

    // It was moved on the day it was taken, or just after midnight.
    private string? Processed(byte[] content, Provenance source)
    {
        foreach (var day in new[] { source.TakenAt, source.TakenAt.AddDays(1) })
        {
            var path = Path.Combine(layout.Processed, DayOf(day), source.Collection, source.File);
            if (File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                return path;
            }
        }

        return null;
    }

    private void WriteReasonAlone(string collection, string name, FailureReason reason) =>
        File.WriteAllBytes(
            Path.Combine(CollisionFreeMove.Folder(layout.Failed, collection), CollisionFreeMove.Fit(name, "", ReasonEnding)) + ReasonEnding,
            ToBytes(reason)
        );

    private static byte[] ToBytes(FailureReason reason) => [.. JsonSerializer.SerializeToUtf8Bytes(reason, Json), (byte)'\n'];

    private static string DayOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
