using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Index.Worker;

/// <summary>Loads the clean text and its classes, makes them findable, saves, publishes.</summary>
internal sealed class IndexConsumer(
    IArticleStore store,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    StageRun desk,
    IOptions<IndexOptions> options,
    ILogger<IndexConsumer> logger
) : IConsumer<ArticleClassified>
{
    private static readonly WorkerIdentity Worker = new("index");

    public async Task Consume(ConsumeContext<ArticleClassified> context)
    {
        context.RefusePoison();
        var (id, cancellation) = (context.Message.ArticleId, context.CancellationToken);
        var normalised =
            await store.FindAsync<NormalisedArticle>(id, cancellation) ?? throw new MissingArticleException(Stage.Normalise, id);
        var classified =
            await store.FindAsync<ClassifiedArticle>(id, cancellation) ?? throw new MissingArticleException(Stage.Classify, id);

        // A redelivery: the work is saved, the message that follows may not have gone out.
        var existing = context.Message.Rerun ? null : await store.FindAsync<IndexedArticle>(id, cancellation);
        if (existing is not null && StageRun.IsCurrent(existing.Stamp, Indexer.Version, classified))
        {
            desk.Metrics.Repeated(Stage.Index);
            await PublishAsync(context, existing);
            return;
        }

        var started = desk.Start();
        switch (Indexer.Run(normalised, classified, options.Value.ToSettings()))
        {
            case IndexResult.Accepted(var article):
                var stamp = desk.Stamp(Stage.Index, Worker, Indexer.Version, started, classified);
                await store.SaveAsync(article with { Stamp = stamp }, cancellation);
                await PublishAsync(context, article);
                Log.Done(logger, id, stamp.Duration.TotalMilliseconds);
                break;
        }
    }

    private async Task PublishAsync(ConsumeContext<ArticleClassified> context, IndexedArticle article)
    {
        var message = new ArticleIndexed { ArticleId = article.Id };
        await broker.ExecuteAsync(async cancellation => await context.Publish(message, cancellation), context.CancellationToken);
    }
}
