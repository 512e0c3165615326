using MassTransit;
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
) : IConsumer<ArticleRejected>
{
    private readonly IngestTimingOptions _timing = options.Value.Timing;

    public async Task Consume(ConsumeContext<ArticleRejected> context)
    {
        context.RefusePoison();
        var message = context.Message;
        var raw =
            await store.FindAsync<RawArticle>(message.ArticleId, context.CancellationToken)
            ?? throw new MissingArticleException(Stage.Ingest, message.ArticleId);
        // Its file is on the way to processed/. A large container may take minutes; then its file and the refused article's bytes both end
        // in a folder, which loses nothing.
        for (
            var waited = TimeSpan.Zero;
            waited < _timing.FilingPatience && departures.IsClaimed(raw.Source.Claim);
            waited += _timing.PollInterval
        )
        {
            await Task.Delay(_timing.PollInterval, time, context.CancellationToken);
        }

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
}
