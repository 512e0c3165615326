using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pipeline.Hosting;
using Pipeline.Inbox;
using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Filing;

namespace Pipeline.Ingest.Worker.Processing;

/// <summary>One claimed file from its first byte to its place in <c>processed/</c> or <c>failed/</c>.</summary>
internal sealed class FileIngestor(
    RawArticlePublisher keeper,
    FileDisposition departures,
    InboxClaims claims,
    IDocumentParser documents,
    StageRun desk,
    IngestStatus status,
    IOptions<IngestOptions> options,
    ILogger<FileIngestor> logger
)
{
    // Of a container's articles, so many are on their way to the store at once.
    private const int Window = 32;

    private const string SymbolicLinkDetail =
        "This is a symbolic link. Links are not followed, because they may lead out of the inbox. Drop the file itself.";

    private const string SpecialDetail = "This is a device, pipe or socket, not a file. Drop a regular file.";

    // MongoDB keeps 16 MiB a document, and raw bytes and the text found in them share it with a few fields.
    private const long LargestDocument = (16L << 20) - (256L << 10);

    private const string TooMuchTextDetail =
        "Its bytes and the text in them are together over 15.75 MiB, more than the store keeps of one article. Split it.";

    private readonly IngestSettings _settings = options.Value.Limits;

    // Two, each half the memory: members behind a door that their own container keeps shut would wait for ever.
    private readonly ByteGate _files = new(options.Value.MemoryBudget / 2);
    private readonly ByteGate _members = new(options.Value.MemoryBudget / 2);

    public async Task TakeAsync(Claim claim, CancellationToken cancellation)
    {
        var outcome = new FileOutcome();
        if (claim.Kind is FileKind.SymbolicLink or FileKind.Special)
        {
            var (reason, detail) =
                claim.Kind == FileKind.SymbolicLink ? ("symbolic-link", SymbolicLinkDetail) : ("special-file", SpecialDetail);
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Collection}/{claim.Name}")));
            await RejectAsync(new IngestResult.Rejected(id, null, reason, detail), claim, outcome, cancellation);
        }
        else
        {
            await ReadAsync(claim, outcome, cancellation);
        }

        Leave(claim, outcome);
        status.FileDone();
    }

    /// <summary>
    /// Trouble that does not pass: the file goes to <c>failed/</c>, from where it can be dropped again, and the others go on.
    /// </summary>
    public void GiveUp(Claim claim, string reason, string detail)
    {
        departures.Failed(
            claim,
            new FailureReason
            {
                File = claim.Name,
                Collection = claim.Collection,
                Time = desk.Now,
                Reason = reason,
                Detail = detail,
            }
        );
        desk.Metrics.Faulted(Contracts.Stage.Ingest);
        status.FileFaulted();
    }

    private async Task ReadAsync(Claim claim, FileOutcome outcome, CancellationToken cancellation)
    {
        await using var content = new FileStream(
            claim.Path,
            new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
            }
        );
        // Twice the article: its bytes and what is being read of them. The first member of a container is read in this room too.
        using var room = await _files.EnterAsync(Math.Min(content.Length, _settings.MaxArticleBytes) * 2, cancellation);

        var onTheirWay = new List<Task>();
        ByteGate.Place? ahead = null;
        try
        {
            FaultInjection.BeforeReading(claim.Name);
            using var results = Ingester.Run(content, claim.Name, _settings, documents).GetEnumerator();
            var started = desk.Start();
            while (results.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                if (results.Current is IngestResult.Accepted { Article: var article } && IsStorable(article))
                {
                    var size = article.Content.LongLength + (article.Text?.Length ?? 0);
                    if (article.Source.Member is not null)
                    {
                        ahead ??= await _members.EnterAsync(size, cancellation);
                        ahead.Resize(size);
                    }

                    onTheirWay.Add(KeepAsync(article, claim, started, ahead, outcome, cancellation));
                    ahead = null;
                    await MakeRoomAsync(onTheirWay);

                    // The next member is read only when there is room for one like this. Were the gate behind the reading, a window of
                    // large members would be in memory before the first of them is saved.
                    ahead = article.Source.Member is null ? null : await _members.EnterAsync(size, cancellation);
                }
                else
                {
                    await RejectAsync(ToRejection(results.Current), claim, outcome, cancellation);
                }

                started = desk.Start();
            }
        }
        finally
        {
            ahead?.Dispose();

            // One save that failed ends the reading. Its neighbours have the same claim in hand, so the file is not tried again beside
            // them.
            await Task.WhenAll(onTheirWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(onTheirWay);
    }

    private static async Task MakeRoomAsync(List<Task> onTheirWay)
    {
        if (onTheirWay.Count >= Window)
        {
            var first = await Task.WhenAny(onTheirWay);
            onTheirWay.Remove(first);
            await first;
        }
    }

    private static bool IsStorable(Contracts.RawArticle article) =>
        article.Content.LongLength + Encoding.UTF8.GetByteCount(article.Text ?? "") <= LargestDocument;

    private static IngestResult.Rejected ToRejection(IngestResult result) =>
        result switch
        {
            IngestResult.Rejected rejected => rejected,
            IngestResult.Accepted { Article: var article } => new IngestResult.Rejected(
                article.Id,
                article.Source.Member,
                RejectionReasons.TooLarge,
                TooMuchTextDetail
            ),
            _ => throw new InvalidOperationException($"Unknown result {result}."),
        };

    private async Task KeepAsync(
        Contracts.RawArticle article,
        Claim claim,
        long started,
        ByteGate.Place? room,
        FileOutcome outcome,
        CancellationToken cancellation
    )
    {
        using (room)
        {
            if (await keeper.KeepAsync(article, claim, started, cancellation) is { } rejected)
            {
                await RejectAsync(rejected, claim, outcome, cancellation);
            }
            else
            {
                outcome.Accept();
            }
        }
    }

    private async Task RejectAsync(IngestResult.Rejected rejected, Claim claim, FileOutcome outcome, CancellationToken cancellation)
    {
        outcome.Add(rejected);
        await keeper.RejectAsync(rejected, claim, cancellation);
        Log.Rejected(logger, rejected.Member is null ? claim.Name : $"{claim.Name}!/{rejected.Member}", rejected.Reason, rejected.Detail);
    }

    private void Leave(Claim claim, FileOutcome outcome)
    {
        try
        {
            if (outcome.Rejected == 0)
            {
                departures.Done(claim);
                Log.Taken(logger, claim.Name, outcome.Accepted);
            }
            else
            {
                departures.Failed(claim, outcome.ToReason(claim, desk.Now));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another worker thought this one dead, did the same work and moved the file: all is done.
            claims.Close(claim);
        }
    }
}
