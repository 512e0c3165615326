using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Normalise.Worker;
using Pipeline.Persistence;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Consumers;

public sealed class NormaliseConsumerTests : ConsumerContract
{
    protected override Stage Stage => Stage.Normalise;

    protected override Type OutgoingType => typeof(ArticleNormalised);

    [Fact]
    public async Task A_rejection_is_saved_counted_and_acknowledged_and_nothing_is_published()
    {
        var id = await SaveAsync(Bench.Store, WrittenArticles.Figures, Morning);

        (await Bench.DeliverAsync(Incoming(id))).Should().BeNull("a rejection is an answer");

        var rejection = (await Bench.Store.FindRejectionsAsync(id, Token)).Should().ContainSingle().Subject;
        rejection
            .Should()
            .Match<Rejection>(kept => kept.Stage == Stage.Normalise && kept.Reason == "no-text" && kept.File == "harbour.txt");
        rejection.Detail.Should().NotBeEmpty();
        (await OutputAsync(Bench.Store, id)).Should().BeNull();
        Handed().Should().BeEmpty();
        Bench.Measurements.Recorded.Should().Equal("pipeline.stage.articles{stage=normalise,outcome=rejected,reason=no-text} 1 {article}");
        Bench.Logs.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_redelivered_rejection_is_one_rejection()
    {
        var id = await SaveAsync(Bench.Store, WrittenArticles.Figures, Morning);
        await Bench.DeliverAsync(Incoming(id));
        (await Bench.DeliverAsync(Incoming(id))).Should().BeNull();
        (await Bench.Store.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddNormaliseStage(configuration);

    protected override Task<string> GiveInputAsync(IArticleStore store, DateTimeOffset at) => SaveAsync(store, WrittenArticles.Harbour, at);

    protected override IArticleMessage Incoming(string id, bool rerun = false) => new ArticleIngested { ArticleId = id, Rerun = rerun };

    protected override object Outgoing(StageDocument output, bool rerun) =>
        new ArticleNormalised
        {
            ArticleId = output.Id,
            Length = ((NormalisedArticle)output).Text.Length,
            Rerun = rerun,
        };

    protected override async Task<StageDocument?> OutputAsync(IArticleStore store, string id) =>
        await store.FindAsync<NormalisedArticle>(id, Token);

    private static async Task<string> SaveAsync(IArticleStore store, byte[] content, DateTimeOffset at)
    {
        var raw = new RawArticle
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            MediaType = "text/plain",
            Source = new Provenance
            {
                File = "harbour.txt",
                Size = content.Length,
                FileSize = content.Length,
                TakenAt = at,
            },
            Stamp = StampOf(at),
        };
        await store.SaveAsync(raw, Token);
        return raw.Id;
    }
}
