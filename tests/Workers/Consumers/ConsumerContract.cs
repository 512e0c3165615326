using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Persistence;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>What every consumer must hold to, whichever its stage.</summary>
public abstract class ConsumerContract : IAsyncLifetime
{
    private StageBench _bench = null!;

    protected abstract Stage Stage { get; }

    internal StageBench Bench => _bench;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private string StageName => StageTable.Product[Stage].Name;

    protected abstract void Register(IServiceCollection services, IConfiguration configuration);

    /// <summary>Saves what the stage reads; a later moment makes another document of the same article.</summary>
    /// <returns>The article's id.</returns>
    protected abstract Task<string> GiveInputAsync(IArticleStore store, DateTimeOffset at);

    protected abstract IArticleMessage Incoming(string id, bool rerun = false);

    protected abstract object Outgoing(StageDocument output, bool rerun);

    protected abstract Task<StageDocument?> OutputAsync(IArticleStore store, string id);

    public async ValueTask InitializeAsync() => _bench = await StageBench.StartAsync(Register);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _bench.DisposeAsync();
    }

    [Fact]
    public async Task Saves_then_publishes()
    {
        var id = await GiveInputAsync(Bench.Store, Morning);

        (await Bench.DeliverAsync(Incoming(id))).Should().BeNull();

        var output = (await OutputAsync(Bench.Store, id))!;
        output.Stamp!.Worker.Should().Be($"{StageName}@{Environment.MachineName}");
        output.Stamp.MadeFrom.Should().NotBeNull();
        output.Stamp.Duration.Should().Be(TimeSpan.FromSeconds(1), "the clock went on by one look between start and end");
        Handed().Should().Equal(Outgoing(output, rerun: false));
        Bench.Logs.ShouldBeQuiet();
    }

    [Fact]
    public async Task Redelivery_changes_nothing_and_publishes_again()
    {
        var id = await GiveInputAsync(Bench.Store, Morning);
        await Bench.DeliverAsync(Incoming(id));
        var first = Text(await OutputAsync(Bench.Store, id));

        (await Bench.DeliverAsync(Incoming(id))).Should().BeNull();

        Text(await OutputAsync(Bench.Store, id)).Should().Be(first, "stamp and all");
        Handed().Should().HaveCount(2).And.AllBeEquivalentTo(Outgoing((await OutputAsync(Bench.Store, id))!, rerun: false));
        Counted("repeated").Should().Be(1);
        Bench.Logs.ShouldBeQuiet();
    }

    [Fact]
    public async Task Runs_again_when_its_input_was_made_anew()
    {
        var id = await GiveInputAsync(Bench.Store, Morning);
        await Bench.DeliverAsync(Incoming(id));
        var first = (await OutputAsync(Bench.Store, id))!.Stamp!;

        await GiveInputAsync(Bench.Store, Morning.AddHours(1));
        (await Bench.DeliverAsync(Incoming(id))).Should().BeNull();

        var second = (await OutputAsync(Bench.Store, id))!.Stamp!;
        second.MadeFrom.Should().NotBe(first.MadeFrom);
        second.At.Should().BeAfter(first.At);
        Counted("accepted").Should().Be(2);
    }

    [Fact]
    public async Task Runs_again_and_tells_the_next_stage_when_told_to()
    {
        var id = await GiveInputAsync(Bench.Store, Morning);
        await Bench.DeliverAsync(Incoming(id));
        var first = (await OutputAsync(Bench.Store, id))!.Stamp!;

        (await Bench.DeliverAsync(Incoming(id, rerun: true))).Should().BeNull();

        var output = (await OutputAsync(Bench.Store, id))!;
        output.Stamp!.At.Should().BeAfter(first.At);
        Handed()[^1].Should().Be(Outgoing(output, rerun: true));
        Counted("accepted").Should().Be(2);
    }

    [Fact]
    public async Task A_missing_input_is_a_fault_that_names_the_article()
    {
        var id = Stores.Tests.Sample.Id("never seen");

        var fault = await Bench.DeliverAsync(Incoming(id));

        fault.Should().BeOfType<MissingArticleException>().Which.Message.Should().Contain(id);
        (await OutputAsync(Bench.Store, id)).Should().BeNull();
        (await Bench.Store.FindRejectionsAsync(id, Token)).Should().BeEmpty("it is not an answer about the article");
        Handed().Should().BeEmpty();
        Counted("faulted").Should().Be(1);
        Bench
            .Logs.Entries.Should()
            .ContainSingle(entry => entry.Category.EndsWith("FaultObserver", StringComparison.Ordinal))
            .Which.Should()
            .Match<CollectedLogs.Entry>(entry => entry.Level == LogLevel.Warning && entry.Message.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Emits_its_metrics()
    {
        await Bench.DeliverAsync(Incoming(await GiveInputAsync(Bench.Store, Morning)));

        Bench
            .Measurements.Recorded.Should()
            .BeEquivalentTo(
                $"pipeline.stage.articles{{stage={StageName},outcome=accepted}} 1 {{article}}",
                $"pipeline.stage.duration{{stage={StageName}}} 1 s"
            );
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_cancels_its_reads_and_counts_no_fault()
    {
        StalledStore stalled = null!;
        await using var bench = await StageBench.StartAsync(
            Register,
            real =>
            {
                stalled = StalledStore.Around(real, out var store);
                return store;
            }
        );
        await bench.SendAsync(Incoming(Stores.Tests.Sample.Id("slow")));
        await stalled.Asked.WithinDeadline();

        await bench.StopAsync();

        await stalled.Cancelled.WithinDeadline();
        bench.Measurements.Recorded.Should().BeEmpty("its message waits in the queue for the next worker");
    }

    protected static DateTimeOffset Morning { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    protected static Stamp StampOf(DateTimeOffset at) =>
        new()
        {
            At = at,
            Duration = TimeSpan.Zero,
            Worker = "test",
            Version = "1",
        };

    internal int Counted(string outcome) =>
        Bench.Measurements.Recorded.Count(line =>
            line.StartsWith($"pipeline.stage.articles{{stage={StageName},outcome={outcome}", StringComparison.Ordinal)
        );

    /// <summary>What was published besides the test's own messages.</summary>
    internal object[] Handed() => [.. Bench.Witness.Published.Where(message => message.GetType() == OutgoingType)];

    protected abstract Type OutgoingType { get; }

    private static string Text(StageDocument? document) => JsonSerializer.Serialize(document, document!.GetType());
}
