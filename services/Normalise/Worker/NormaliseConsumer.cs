using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Normalise.Worker;

/// <summary>Loads the raw bytes, makes clean text of them, tells that it is there.</summary>
internal sealed class NormaliseConsumer(
    IArticleStore store,
    StageRun run,
    IOptions<NormaliseOptions> options,
    ILogger<NormaliseConsumer> logger
) : StageConsumer<ArticleIngested, RawArticle, NormalisedArticle>(Stage.Normalise, run, logger)
{
    private readonly NormaliseSettings _settings = options.Value.ToSettings();

    protected override async Task<IEnumerable<StageInput<RawArticle>>> LoadAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellation
    ) => from raw in await store.FindManyAsync<RawArticle>(ids, cancellation) select new StageInput<RawArticle>(raw, raw, raw.Source);

    protected override StageOutcome<NormalisedArticle> Run(RawArticle raw) =>
        Normaliser.Run(raw, _settings) switch
        {
            NormaliseResult.Accepted accepted => StageOutcome<NormalisedArticle>.Accepted(accepted.Article),
            NormaliseResult.Rejected rejected => StageOutcome<NormalisedArticle>.Rejected(rejected.Reason, rejected.Detail),
            var other => throw new InvalidOperationException($"Not an answer: {other}"),
        };

    protected override Task PublishAsync(Delivery<ArticleIngested> delivery, NormalisedArticle article, CancellationToken cancellation) =>
        delivery.PublishAsync(
            new ArticleNormalised
            {
                ArticleId = article.Id,
                Length = article.Text.Length,
                Rerun = delivery.Message.Rerun,
            },
            cancellation
        );
}
