using System.Globalization;
using Microsoft.Extensions.Options;
using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Filing;

/// <summary>
/// Deletes files that are done with, where the options say so: whole days of <c>processed/</c>, and refused files with their reasons. The
/// store has the articles' bytes. Files that no worker put there stay, and links are not followed.
/// </summary>
internal sealed class Retention(InboxLayout layout, TimeProvider time, IOptions<IngestOptions> options, ILogger<Retention> logger)
{
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly RetentionOptions _options = options.Value.Retention;

    public async Task WatchAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_options.IsOn)
            {
                await Task.Run(() => Run(cancellation), cancellation);
            }

            await Task.Delay(_options.Interval, time, cancellation);
        }
    }

    internal void Run(CancellationToken cancellation)
    {
        try
        {
            Remove(layout.Processed, Processed(), _options.ProcessedAge, _options.ProcessedBytes, cancellation);
            Remove(layout.Failed, Failed(), _options.FailedAge, _options.FailedBytes, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.CannotRemove(logger, exception.Message);
        }
    }

    private void Remove(string folder, IEnumerable<Kept> kept, TimeSpan age, long most, CancellationToken cancellation)
    {
        if (age == TimeSpan.Zero && most == 0)
        {
            return;
        }

        var oldestFirst = kept.OrderBy(file => file.Since).ThenBy(file => file.Paths[0], StringComparer.Ordinal).ToList();
        var over = most == 0 ? 0 : oldestFirst.Sum(file => file.Bytes) - most;
        var before = age == TimeSpan.Zero ? DateTimeOffset.MinValue : time.GetUtcNow() - age;
        var (files, bytes) = (0, 0L);
        foreach (var file in oldestFirst.TakeWhile(file => file.Since < before || bytes < over))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var path in file.Paths)
            {
                File.Delete(path);
                RemoveEmpty(Path.GetDirectoryName(path)!, folder);
            }

            (files, bytes) = (files + 1, bytes + file.Bytes);
        }

        if (files > 0)
        {
            Log.Removed(logger, files, bytes >> 10, folder);
        }
    }

    // A file keeps its own times when it is moved; the folder's name tells the day.
    private IEnumerable<Kept> Processed() =>
        from folder in Folders(layout.Processed)
        let day = DayOf(folder)
        where day is not null
        from file in new DirectoryInfo(folder).EnumerateFiles("*", Deep)
        // Over when the day is, so that "a day" is not a minute for what came just before midnight.
        select new Kept(day.Value.AddDays(1), file.Length, [file.FullName]);

    private IEnumerable<Kept> Failed() =>
        Directory.Exists(layout.Failed)
            ? new DirectoryInfo(layout.Failed)
                .EnumerateFiles("*" + ReasonFile.Ending, Deep)
                .Select(reason =>
                {
                    var file = new FileInfo(reason.FullName[..^ReasonFile.Ending.Length]);
                    var length = file.Exists ? file.Length : 0;

                    // The reason last: one without its file says what was here, a file without its reason nothing.
                    return new Kept(reason.LastWriteTimeUtc, reason.Length + length, [file.FullName, reason.FullName]);
                })
            : [];

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
            : [];

    private static DateTimeOffset? DayOf(string folder) =>
        DateOnly.TryParseExact(Path.GetFileName(folder), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : null;

    private static void RemoveEmpty(string folder, string below)
    {
        while (folder.Length > below.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    /// <param name="Since">From when its age counts.</param>
    /// <param name="Bytes">Its size, with its reason's.</param>
    /// <param name="Paths">What goes with it, in order.</param>
    private sealed record Kept(DateTimeOffset Since, long Bytes, string[] Paths);
}
