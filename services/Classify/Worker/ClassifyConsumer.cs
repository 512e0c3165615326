using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Classify.Worker;

/// <summary>Loads the clean text, classifies it, tells what it is.</summary>
internal sealed class ClassifyConsumer(
    IArticleStore store,
    StageRun run,
    IOptions<ClassifyOptions> options,
    ILogger<ClassifyConsumer> logger
) : StageConsumer<ArticleNormalised, NormalisedArticle, ClassifiedArticle>(Stage.Classify, run, logger)
{
    private readonly ClassifySettings _settings = options.Value.ToSettings();

    protected override async Task<IEnumerable<StageInput<NormalisedArticle>>> LoadAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellation
    ) =>
        from article in await store.FindManyAsync<NormalisedArticle>(ids, cancellation)
        select new StageInput<NormalisedArticle>(article, article, article.Source);

    protected override StageOutcome<ClassifiedArticle> Run(NormalisedArticle article) =>
        Classifier.Run(article, _settings) switch
        {
            ClassifyResult.Accepted accepted => StageOutcome<ClassifiedArticle>.Accepted(accepted.Article),
            ClassifyResult.Rejected rejected => StageOutcome<ClassifiedArticle>.Rejected(rejected.Reason, rejected.Detail),
            var other => throw new InvalidOperationException($"Not an answer: {other}"),
        };

    protected override Task PublishAsync(Delivery<ArticleNormalised> delivery, ClassifiedArticle article, CancellationToken cancellation) =>
        delivery.PublishAsync(
            new ArticleClassified
            {
                ArticleId = article.Id,
                Topic = article.Topics is [var first, ..] ? first.Code : null,
                Language = article.Language,
                Rerun = delivery.Message.Rerun,
            },
            cancellation
        );
}
