using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Classify.Worker;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Stores.Tests;

namespace Pipeline.Workers.Tests.Consumers;

public sealed class ClassifyConsumerTests : ConsumerContract
{
    protected override Stage Stage => Stage.Classify;

    protected override Type OutgoingType => typeof(ArticleClassified);

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddClassifyStage(configuration);

    protected override async Task<string> GiveInputAsync(IArticleStore store, DateTimeOffset at)
    {
        var article = Sample.Normalised("harbour") with
        {
            Stamp = StampOf(at),
            Title = "Army and rebels agree a ceasefire in the border town",
            Text =
                "The army and the rebels agreed on Monday to a ceasefire after two weeks of shelling, the ministry of defence said.\n\nTroops are to withdraw their tanks and artillery from the front line by Friday, and prisoners of war will be exchanged.",
        };
        await store.SaveAsync(article, Token);
        return article.Id;
    }

    protected override IArticleMessage Incoming(string id, bool rerun = false) => new ArticleNormalised { ArticleId = id, Rerun = rerun };

    protected override object Outgoing(StageDocument output, bool rerun)
    {
        var article = (ClassifiedArticle)output;
        return new ArticleClassified
        {
            ArticleId = article.Id,
            Topic = article.Topics.Select(topic => topic.Code).FirstOrDefault(),
            Language = "en",
            Rerun = rerun,
        };
    }

    protected override async Task<StageDocument?> OutputAsync(IArticleStore store, string id) =>
        await store.FindAsync<ClassifiedArticle>(id, Token);
}
