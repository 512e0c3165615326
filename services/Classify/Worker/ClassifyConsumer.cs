using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Classify.Worker;

/// <summary>Loads the clean text, classifies it, saves, publishes.</summary>
internal sealed class ClassifyConsumer(
    IArticleStore store,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    StageRun desk,
    IOptions<ClassifyOptions> options,
    ILogger<ClassifyConsumer> logger
) : IConsumer<ArticleNormalised>
{
    private static readonly WorkerIdentity Worker = new("classify");

    public async Task Consume(ConsumeContext<ArticleNormalised> context)
    {
        context.RefusePoison();
        var (id, cancellation) = (context.Message.ArticleId, context.CancellationToken);
        var normalised =
            await store.FindAsync<NormalisedArticle>(id, cancellation) ?? throw new MissingArticleException(Stage.Normalise, id);

        // A redelivery: the work is saved, the message that follows may not have gone out.
        var existing = context.Message.Rerun ? null : await store.FindAsync<ClassifiedArticle>(id, cancellation);
        if (existing is not null && StageRun.IsCurrent(existing.Stamp, Classifier.Version, normalised))
        {
            desk.Metrics.Repeated(Stage.Classify);
            await PublishAsync(context, existing);
            return;
        }

        var started = desk.Start();
        switch (Classifier.Run(normalised, options.Value.ToSettings()))
        {
            case ClassifyResult.Accepted(var article):
                var stamp = desk.Stamp(Stage.Classify, Worker, Classifier.Version, started, normalised);
                await store.SaveAsync(article with { Stamp = stamp }, cancellation);
                await PublishAsync(context, article);
                Log.Done(logger, id, stamp.Duration.TotalMilliseconds);
                break;

            case ClassifyResult.Rejected(var reason, var detail):
                var rejection = new Rejection
                {
                    ArticleId = id,
                    Stage = Stage.Classify,
                    Reason = reason,
                    Detail = detail,
                    At = desk.Now,
                    File = normalised.Source.File,
                    Member = normalised.Source.Member,
                };
                await store.RejectAsync(rejection, cancellation);
                await broker.ExecuteAsync(
                    async attempt =>
                        await context.Publish(
                            new ArticleRejected
                            {
                                ArticleId = id,
                                Stage = Stage.Classify,
                                Reason = reason,
                                Detail = detail,
                            },
                            attempt
                        ),
                    cancellation
                );
                desk.Metrics.Rejected(Stage.Classify, reason);
                Log.Rejected(logger, id, reason, detail);
                break;
        }
    }

    private async Task PublishAsync(ConsumeContext<ArticleNormalised> context, ClassifiedArticle article)
    {
        var message = new ArticleClassified
        {
            ArticleId = article.Id,
            Topic = article.Topics is [var first, ..] ? first.Code : null,
            Language = article.Language,
            Rerun = context.Message.Rerun,
        };
        await broker.ExecuteAsync(async cancellation => await context.Publish(message, cancellation), context.CancellationToken);
    }
}
