using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.ToyStage.Tests.Translate;

/// <summary>A stage beside Classify, as a service of its own would have it: its row, its consumer, its registration.</summary>
internal static class TranslateStage
{
    public static Stage Stage { get; } = new("Translate");

    public static StageRow Row { get; } =
        new()
        {
            Stage = Stage,
            Queue = "translate",
            Collection = "translated",
            Document = typeof(TranslatedArticle),
            In = StageTable.Product[Stage.Normalise].Out,
            Out = MessageContract.Of<ArticleTranslated>("pipeline:article-translated:v1"),
            Input = Stage.Normalise,
            Version = "1",
        };

    public static IServiceCollection AddTranslateStage(this IServiceCollection services) =>
        services.AddHandler<TranslateConsumer, ArticleNormalised>(Stage);
}

/// <summary>Loads the clean text, translates it, tells that it is there.</summary>
internal sealed class TranslateConsumer(IArticleStore store, StageRun run, ILogger<TranslateConsumer> logger)
    : StageConsumer<ArticleNormalised, NormalisedArticle, TranslatedArticle>(TranslateStage.Stage, run, logger)
{
    protected override async Task<IEnumerable<StageInput<NormalisedArticle>>> LoadAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        from article in await store.FindManyAsync<NormalisedArticle>(ids, cancellationToken)
        select new StageInput<NormalisedArticle>(article, article, article.Source);

    protected override StageOutcome<TranslatedArticle> Run(NormalisedArticle article) =>
        Translator.Run(article.Text) is { } text
            ? StageOutcome<TranslatedArticle>.Accepted(new TranslatedArticle { Id = article.Id, Text = text })
            : StageOutcome<TranslatedArticle>.Rejected("no-capitals", "This script has no capitals. Leave it as it is.");

    protected override Task PublishAsync(
        Delivery<ArticleNormalised> delivery,
        TranslatedArticle article,
        CancellationToken cancellationToken
    ) => delivery.PublishAsync(new ArticleTranslated { ArticleId = article.Id, Rerun = delivery.Message.Rerun }, cancellationToken);
}
