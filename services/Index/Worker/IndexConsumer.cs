using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Index.Worker;

/// <summary>Loads the clean text and its classes, makes them findable, tells that they are.</summary>
internal sealed class IndexConsumer(IArticleStore store, StageRun run, ILogger<IndexConsumer> logger)
    : StageConsumer<ArticleClassified, IndexConsumer.Parts, IndexedArticle>(Stage.Index, run, logger)
{
    protected override async Task<IEnumerable<StageInput<Parts>>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var normalised = store.FindManyAsync<NormalisedArticle>(ids, cancellation);
        var classified = store.FindManyAsync<ClassifiedArticle>(ids, cancellation);
        await Task.WhenAll(normalised, classified);
        return (await normalised).Join(
            await classified,
            article => article.Id,
            classes => classes.Id,
            (article, classes) => new StageInput<Parts>(new Parts(article, classes), classes, article.Source)
        );
    }

    protected override StageOutcome<IndexedArticle> Run(Parts parts) =>
        Indexer.Run(parts.Article, parts.Classes) switch
        {
            IndexResult.Accepted accepted => StageOutcome<IndexedArticle>.Accepted(accepted.Article),
            var other => throw new InvalidOperationException($"Not an answer: {other}"),
        };

    protected override Task PublishAsync(Delivery<ArticleClassified> delivery, IndexedArticle article, CancellationToken cancellation) =>
        delivery.PublishAsync(new ArticleIndexed { ArticleId = article.Id }, cancellation);

    internal sealed record Parts(NormalisedArticle Article, ClassifiedArticle Classes);
}
