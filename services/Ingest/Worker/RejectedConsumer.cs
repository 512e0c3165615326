using MassTransit;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Ingest.Worker;

/// <summary>What a later stage refused ends where its sender looks: in <c>failed/</c>, with the reason.</summary>
internal sealed class RejectedConsumer(IArticleStore store, FileDisposition departures, TimeProvider time, ILogger<RejectedConsumer> logger)
    : IConsumer<ArticleRejected>
{
    // A large container may take minutes; then its file and the refused article's bytes both end in a folder, which loses nothing.
    private const int MostWaits = 50;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    public async Task Consume(ConsumeContext<ArticleRejected> context)
    {
        context.RefusePoison();
        var message = context.Message;
        var raw =
            await store.FindAsync<RawArticle>(message.ArticleId, context.CancellationToken)
            ?? throw new MissingArticleException(Stage.Ingest, message.ArticleId);
        for (var waits = 0; waits < MostWaits && departures.IsClaimed(raw.Source.Claim); waits++)
        {
            await Task.Delay(Wait, time, context.CancellationToken); // its file is on the way to processed/
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
