using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Index.Worker;
using Pipeline.Persistence;
using Pipeline.Stores.Tests;

namespace Pipeline.Workers.Tests.Consumers;

public sealed class IndexConsumerTests : ConsumerContract
{
    protected override Stage Stage => Stage.Index;

    protected override Type OutgoingType => typeof(ArticleIndexed);

    [Fact]
    public async Task An_article_whose_classes_are_missing_is_a_fault_too()
    {
        var article = Sample.Normalised("half");
        await Bench.Store.SaveAsync(article, Token);

        var fault = await Bench.DeliverAsync(Incoming(article.Id));

        fault.Should().BeOfType<MissingArticleException>().Which.Message.Should().Contain("Classify").And.Contain(article.Id);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddIndexStage();

    protected override async Task<string> GiveInputAsync(IArticleStore store, DateTimeOffset at)
    {
        await store.SaveAsync(Sample.Normalised("harbour") with { Stamp = StampOf(Morning) }, Token);
        var classified = Sample.Classified("harbour") with { Stamp = StampOf(at) };
        await store.SaveAsync(classified, Token);
        return classified.Id;
    }

    protected override IArticleMessage Incoming(string id, bool rerun = false) => new ArticleClassified { ArticleId = id, Rerun = rerun };

    protected override object Outgoing(StageDocument output, bool rerun) => new ArticleIndexed { ArticleId = output.Id };

    protected override async Task<StageDocument?> OutputAsync(IArticleStore store, string id) =>
        await store.FindAsync<IndexedArticle>(id, Token);
}
