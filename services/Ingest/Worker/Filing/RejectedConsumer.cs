using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Inbox;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Ingest.Worker.Filing;

/// <summary>What a later stage refused ends where its sender looks: in <c>failed/</c>, with the reason.</summary>
internal sealed class RejectedConsumer(
    IArticleStore store,
    FileDisposition departures,
    TimeProvider time,
    IOptions<IngestOptions> options,
    ILogger<RejectedConsumer> logger
) : IMessageHandler<ArticleRejected>
{
    private readonly IngestTimingOptions _timing = options.Value.Timing;

    // One after the other: each holds an article's bytes, and refusals are few.
    public async Task HandleAsync(IReadOnlyList<Delivery<ArticleRejected>> deliveries, CancellationToken cancellationToken)
    {
        foreach (var delivery in deliveries.Where(delivery => !delivery.RefusePoison()))
        {
            try
            {
                await FileAsync(delivery.Message, cancellationToken);
                delivery.Done();
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                delivery.Fail(exception);
            }
        }
    }

    private async Task FileAsync(ArticleRejected message, CancellationToken cancellationToken)
    {
        var raw =
            await store.FindAsync<RawArticle>(message.ArticleId, cancellationToken)
            ?? throw new MissingArticleException(Stage.Ingest, message.ArticleId);
        await WaitForFileAsync(raw.Source, cancellationToken);
        departures.FailedLater(
            raw.Content,
            raw.Source,
            new FailureReason
            {
                ArticleId = message.ArticleId,
                File = raw.Source.File,
                Collection = raw.Source.Collection,
                Time = raw.Source.TakenAt,
                Reason = message.Reason,
                Detail = message.Detail,
            }
        );
        Log.FollowedRejection(logger, message.ArticleId);
    }

    // Its file is on the way to processed/. Were its bytes filed meanwhile, it would end in two folders. A container may take long, and its
    // file stays where it goes: the refused member's bytes are filed beside it in any case.
    private async Task WaitForFileAsync(Provenance source, CancellationToken cancellationToken)
    {
        var patience = source.Member is null ? _timing.FilingPatience : _timing.MemberFilingPatience;
        for (var waited = TimeSpan.Zero; waited < patience && IsClaimed(source.Claim); waited += _timing.PollInterval)
        {
            await Task.Delay(_timing.PollInterval, time, cancellationToken);
        }
    }

    // Twice: a claim that another worker takes up in this moment is moved, and one look may miss it.
    private bool IsClaimed(string claim) => departures.IsClaimed(claim) || departures.IsClaimed(claim);
}
