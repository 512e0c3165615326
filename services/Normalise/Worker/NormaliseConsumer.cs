using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Normalise.Worker;

/// <summary>Loads the raw bytes, makes clean text of them, saves, publishes.</summary>
internal sealed class NormaliseConsumer(
    IArticleStore store,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    StageRun desk,
    IOptions<NormaliseOptions> options,
    ILogger<NormaliseConsumer> logger
) : IConsumer<ArticleIngested>
{
    private static readonly WorkerIdentity Worker = new("normalise");

    public async Task Consume(ConsumeContext<ArticleIngested> context)
    {
        context.RefusePoison();
        var (id, cancellation) = (context.Message.ArticleId, context.CancellationToken);
        var raw = await store.FindAsync<RawArticle>(id, cancellation) ?? throw new MissingArticleException(Stage.Ingest, id);

        // A redelivery: the work is saved, the message that follows may not have gone out.
        var existing = context.Message.Rerun ? null : await store.FindAsync<NormalisedArticle>(id, cancellation);
        if (existing is not null && StageRun.IsCurrent(existing.Stamp, Normaliser.Version, raw))
        {
            desk.Metrics.Repeated(Stage.Normalise);
            await PublishAsync(context, existing);
            return;
        }

        var started = desk.Start();
        switch (Normaliser.Run(raw, options.Value.ToSettings()))
        {
            case NormaliseResult.Accepted(var article):
                var stamp = desk.Stamp(Stage.Normalise, Worker, Normaliser.Version, started, raw);
                await store.SaveAsync(article with { Stamp = stamp }, cancellation);
                await PublishAsync(context, article);
                Log.Done(logger, id, stamp.Duration.TotalMilliseconds);
                break;

            case NormaliseResult.Rejected(var reason, var detail):
                var rejection = new Rejection
                {
                    ArticleId = id,
                    Stage = Stage.Normalise,
                    Reason = reason,
                    Detail = detail,
                    At = desk.Now,
                    File = raw.Source.File,
                    Member = raw.Source.Member,
                };
                await store.RejectAsync(rejection, cancellation);
                await broker.ExecuteAsync(
                    async attempt =>
                        await context.Publish(
                            new ArticleRejected
                            {
                                ArticleId = id,
                                Stage = Stage.Normalise,
                                Reason = reason,
                                Detail = detail,
                            },
                            attempt
                        ),
                    cancellation
                );
                desk.Metrics.Rejected(Stage.Normalise, reason);
                Log.Rejected(logger, id, reason, detail);
                break;
        }
    }

    private async Task PublishAsync(ConsumeContext<ArticleIngested> context, NormalisedArticle article)
    {
        var message = new ArticleNormalised
        {
            ArticleId = article.Id,
            Length = article.Text.Length,
            Rerun = context.Message.Rerun,
        };
        await broker.ExecuteAsync(async cancellation => await context.Publish(message, cancellation), context.CancellationToken);
    }
}
