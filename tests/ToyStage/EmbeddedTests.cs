using System.Text.Json;
using Pipeline.Cli;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Stores.Tests;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;
using Pipeline.ToyStage.Tests.Translate;

namespace Pipeline.ToyStage.Tests;

/// <summary>A stage that the product has never heard of, on embedded parts.</summary>
public sealed class EmbeddedTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private ToyHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = new ToyHost(
            new Dictionary<string, string?>
            {
                ["Bus:Transport"] = "InMemory",
                ["Store:Kind"] = "Sqlite",
                ["Store:Path"] = _scratch["store.db"],
            }
        );
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task An_article_goes_through_and_is_kept_stamped_and_counted()
    {
        var article = Sample.Normalised("a");
        await _host.Store.SaveAsync(article, Token);
        await _host.Get<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = article.Id }, Token);

        await Eventually.HoldsAsync(async () =>
            (await _host.Store.FindAsync<TranslatedArticle>(article.Id, Token))!.Text.Should().Be(article.Text.ToUpperInvariant())
        );
        (await _host.Store.FindStampAsync(TranslateStage.Stage, article.Id, Token))!.Version.Should().Be("1");
        (await _host.Store.FindAsync(TranslateStage.Stage, article.Id, Token)).Should().BeOfType<TranslatedArticle>();
        await Eventually.HoldsAsync(() =>
            _host.Measurements.Recorded.Should().Contain($"{StageMetrics.ArticlesName}{{stage=translate,outcome=accepted}} 1 {{article}}")
        );
    }

    [Fact]
    public async Task What_waits_for_it_is_shown_and_sent_again()
    {
        await _host.Store.SaveAsync(Sample.Normalised("a"), Token);
        await _host.Store.SaveAsync(Sample.Normalised("b"), Token);

        (await StatusAsync()).Should().Match<StageStatus>(line => line.Done == 0 && line.Waiting == 2 && line.Rejected == 0);
        (await _host.Store.PendingAsync(TranslateStage.Row, Token).ListAsync()).Should().HaveCount(2);
        await _host.Get<PendingPublisher>().PublishAsync(Token);

        await Eventually.HoldsAsync(async () =>
            (await StatusAsync()).Should().Match<StageStatus>(line => line.Done == 2 && line.Waiting == 0)
        );
        (await _host.Store.PendingAsync(TranslateStage.Row, Token).ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task One_article_is_sent_through_it_again()
    {
        var article = Sample.Normalised("a");
        await _host.Store.SaveAsync(article, Token);
        await _host.Store.SaveAsync(new TranslatedArticle { Id = article.Id, Text = "OLD" }, Token);
        (await _host.Store.OutdatedIdsAsync(TranslateStage.Stage, TranslateStage.Row.Version, Token).ListAsync())
            .Should()
            .Equal(article.Id);

        await _host.Get<PendingPublisher>().PublishAsync(TranslateStage.Stage, article.Id, rerun: true, Token);

        await Eventually.HoldsAsync(async () =>
            (await _host.Store.FindAsync<TranslatedArticle>(article.Id, Token))!.Text.Should().NotBe("OLD")
        );
    }

    [Fact]
    public async Task Its_refusal_is_saved_counted_and_takes_its_older_output_away()
    {
        var article = Sample.Normalised("a") with { Text = "新闻" };
        await _host.Store.SaveAsync(article, Token);
        await _host.Store.SaveAsync(Sample.Classified("a"), Token);
        await _host.Store.SaveAsync(new TranslatedArticle { Id = article.Id, Text = "OLD" }, Token);
        await _host.Get<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = article.Id }, Token);

        await Eventually.HoldsAsync(async () => (await StatusAsync()).Rejected.Should().Be(1));
        var rejection = (await _host.Store.FindRejectionsAsync(article.Id, Token)).Should().ContainSingle().Subject;
        (rejection.Stage, rejection.Reason).Should().Be((TranslateStage.Stage, "no-capitals"));
        (await _host.Store.FindAsync<TranslatedArticle>(article.Id, Token)).Should().BeNull();
        (await _host.Store.FindAsync<ClassifiedArticle>(article.Id, Token)).Should().NotBeNull("it was not made from the translation");
    }

    [Fact]
    public async Task A_missing_article_is_a_fault_of_the_toy_stage()
    {
        var id = Sample.Id("never seen");
        await _host.Get<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = id }, Token);
        await Eventually.HoldsAsync(() =>
            _host.Logs.Warnings.Should().Contain(entry => entry.Message.StartsWith($"Translate could not deal with article {id}"))
        );
        _host.Measurements.Recorded.Should().Contain($"{StageMetrics.ArticlesName}{{stage=translate,outcome=faulted}} 1 {{article}}");
    }

    [Fact]
    public void Its_rejection_reads_back_from_the_wire()
    {
        var told = new ArticleRejected
        {
            ArticleId = Sample.Id("a"),
            Stage = TranslateStage.Stage,
            Reason = "no-capitals",
            Detail = "This script has no capitals.",
        };
        JsonSerializer.Deserialize<ArticleRejected>(JsonSerializer.Serialize(told)).Should().Be(told);
    }

    private async Task<StageStatus> StatusAsync() =>
        (await _host.Get<StatusReader>().ReadAsync(Token)).Stages.Single(line => line.Stage == TranslateStage.Stage);
}
