using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Ingest.Worker;
using Pipeline.Persistence;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>Ingest's own consumer holds to what those of the other stages do; it saves nothing, and files what they refused.</summary>
public sealed class RejectedConsumerTests : IAsyncLifetime
{
    private readonly string _inbox = Directory.CreateTempSubdirectory("inbox-").FullName;
    private StageBench _bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_inbox, recursive: true);
    }

    [Fact]
    public async Task Redelivery_files_the_article_once()
    {
        var article = Sample.Raw("refused");
        await _bench.Store.SaveAsync(article, Token);

        (await _bench.DeliverAsync(Refusal(article.Id))).Should().BeNull();
        (await _bench.DeliverAsync(Refusal(article.Id))).Should().BeNull();

        Directory
            .GetFiles(Path.Combine(_inbox, "failed"), "*", SearchOption.AllDirectories)
            .Should()
            .HaveCount(2, "the article and its reason");
    }

    [Fact]
    public async Task A_missing_article_is_a_fault_that_names_it()
    {
        var id = Sample.Id("never seen");

        var fault = await _bench.DeliverAsync(Refusal(id));

        fault.Should().BeOfType<MissingArticleException>().Which.Message.Should().Contain(id);
        _bench
            .Measurements.Recorded.Should()
            .ContainSingle(line => line.StartsWith("pipeline.stage.articles{stage=ingest,outcome=faulted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_cancels_its_reads_and_counts_no_fault()
    {
        StalledStore stalled = null!;
        await using var bench = await StartAsync(real =>
        {
            stalled = StalledStore.Around(real, out var store);
            return store;
        });
        await bench.SendAsync(Refusal(Sample.Id("slow")));
        await stalled.Asked.WithinDeadline();

        await bench.StopAsync();

        await stalled.Cancelled.WithinDeadline();
        bench.Measurements.Recorded.Should().BeEmpty("its message waits in the queue for the next worker");
    }

    [Fact]
    public async Task A_file_that_a_worker_still_holds_ends_in_one_folder()
    {
        var raw = Sample.Raw("held");
        var article = raw with { Source = raw.Source with { Member = null, File = "held.pdf", Collection = "" } };
        await _bench.Store.SaveAsync(article, Token);
        var claim = Directory.CreateDirectory(Path.Combine(_inbox, ".claims", "other", article.Source.Claim)).FullName;
        var file = Path.Combine(claim, "held.pdf");
        await File.WriteAllBytesAsync(file, article.Content, Token);

        var filed = _bench.DeliverAsync(Refusal(article.Id));
        await PassAsync(TimeSpan.FromSeconds(60), filed);
        filed.IsCompleted.Should().BeFalse("its file has yet to arrive");
        var processed = Directory.CreateDirectory(Path.Combine(_inbox, "processed", "2024-11-27")).FullName;
        File.Move(file, Path.Combine(processed, "held.pdf"));
        Directory.Delete(claim);
        await PassAsync(TimeSpan.FromSeconds(60), filed);
        (await filed).Should().BeNull();

        Directory.GetFiles(processed).Should().BeEmpty("it was moved on");
        Directory.GetFiles(Path.Combine(_inbox, "failed")).Select(Path.GetFileName).Should().Equal("held.pdf", "held.pdf.reason.json");
    }

    // Time by the bench's clock, in steps that leave what waits for it a turn.
    private async Task PassAsync(TimeSpan duration, Task until)
    {
        for (var passed = TimeSpan.Zero; passed < duration && !until.IsCompleted; passed += TimeSpan.FromMilliseconds(50))
        {
            _bench.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(until, Task.Delay(1, Token));
        }
    }

    private static ArticleRejected Refusal(string id) =>
        new()
        {
            ArticleId = id,
            Stage = Stage.Normalise,
            Reason = "no-text",
            Detail = "There are only digits in it.",
        };

    private Task<StageBench> StartAsync(Func<IArticleStore, IArticleStore>? wrap = null) =>
        StageBench.StartAsync(
            (services, configuration) =>
                services
                    .AddIngestStage(configuration)
                    .Configure<IngestOptions>(options =>
                    {
                        options.Inbox = _inbox;
                        options.ClaimTimeout = TimeSpan.FromDays(1);
                        options.Timing.MemberFilingPatience = TimeSpan.Zero;
                    }),
            wrap
        );
}
