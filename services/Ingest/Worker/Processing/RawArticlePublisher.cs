using System.Collections.Concurrent;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Pressure;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Ingest.Worker.Processing;

/// <summary>Save, then publish with confirmation: in that order, so that a crash leads to a repeat and a repeat changes nothing.</summary>
internal sealed class RawArticlePublisher(
    IArticleStore store,
    IMessagePublisher publisher,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    BackPressure pressure,
    StageRun desk,
    IngestStatus status
)
{
    private static readonly WorkerIdentity Worker = new(StageTable.Product[Stage.Ingest].Name);

    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>The same bytes twice at the same time are one article and one duplicate, so the second waits for the first.</summary>
    /// <returns>Why the article is not taken in, or null.</returns>
    public async Task<IngestResult.Rejected?> KeepAsync(RawArticle article, Claim claim, long started, CancellationToken cancellation)
    {
        await pressure.RoomAsync(cancellation);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_underWay.TryAdd(article.Id, done.Task))
        {
            if (_underWay.TryGetValue(article.Id, out var first))
            {
                await first.WaitAsync(cancellation);
            }
        }

        try
        {
            return await KeepOneAsync(article, claim, started, cancellation);
        }
        finally
        {
            _underWay.TryRemove(article.Id, out _);
            done.SetResult();
        }
    }

    private async Task<IngestResult.Rejected?> KeepOneAsync(RawArticle article, Claim claim, long started, CancellationToken cancellation)
    {
        using var span = MessageTracing.Ingest(article.Id, claim.Name, article.Content.Length);
        var tombstone = store.FindTombstoneAsync(article.Id, cancellation);
        var present = store.FindStampAsync(Stage.Ingest, article.Id, cancellation);
        await Task.WhenAll(tombstone, present);
        if (await tombstone is { } deleted)
        {
            MessageTracing.Outcome(span, "rejected");
            return new IngestResult.Rejected(article.Id, article.Source.Member, deleted.Reason, deleted.Detail);
        }

        if (await present is not null && await store.FindAsync<RawArticle>(article.Id, cancellation) is { } known)
        {
            if (IsRepeat(known.Source, article.Source, claim))
            {
                desk.Metrics.Repeated(Stage.Ingest);
                MessageTracing.Outcome(span, "repeated");
                await PublishAsync(known, cancellation);
            }
            else
            {
                MessageTracing.Outcome(span, "duplicate");
                await RecordDuplicateAsync(article, claim, cancellation);
            }

            return null;
        }

        var source = article.Source with { Collection = claim.Collection, TakenAt = desk.Now, TakenBy = Worker.Name, Claim = claim.Id };
        var stamp = desk.Stamp(Stage.Ingest, started, input: null) with { Trace = span?.TraceId.ToHexString() };
        MessageTracing.Outcome(span, "accepted");
        await store.SaveAsync(article with { Source = source, Stamp = stamp }, cancellation);
        desk.Metrics.Accepted(Stage.Ingest, stamp.Duration);
        await PublishAsync(article, cancellation);
        status.ArticleSaved();
        return null;
    }

    public async Task RejectAsync(IngestResult.Rejected rejected, Claim claim, CancellationToken cancellation)
    {
        var rejection = new Rejection
        {
            ArticleId = rejected.ArticleId,
            Stage = Stage.Ingest,
            Reason = rejected.Reason,
            Detail = rejected.Detail,
            At = desk.Now,
            File = claim.Collection.Length == 0 ? claim.Name : $"{claim.Collection}/{claim.Name}",
            Member = rejected.Member,
        };
        await store.RejectAsync(rejection, cancellation);
        desk.Metrics.Rejected(Stage.Ingest, rejected.Reason);
        status.ArticleRejected();
    }

    // The claim survives a crash, so the same claim is the same drop.
    private static bool IsRepeat(Provenance known, Provenance now, Claim claim) => known.Claim == claim.Id && known.Member == now.Member;

    private async Task RecordDuplicateAsync(RawArticle article, Claim claim, CancellationToken cancellation)
    {
        var duplicate = new DuplicateDrop
        {
            ArticleId = article.Id,
            Claim = claim.Id,
            File = claim.Name,
            Collection = claim.Collection,
            Member = article.Source.Member,
            At = desk.Now,
        };
        await store.RecordDuplicateAsync(duplicate, cancellation);
        desk.Metrics.Duplicate();
        status.DuplicateFound();
    }

    private async Task PublishAsync(RawArticle article, CancellationToken cancellation)
    {
        var message = new ArticleIngested
        {
            ArticleId = article.Id,
            MediaType = article.MediaType,
            Size = article.Source.Size,
        };
        await broker.ExecuteAsync(async attempt => await publisher.PublishAsync(message, attempt), cancellation);
    }
}
