using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Messaging;

/// <summary>How a queue's deliveries come to their handler, over the in-memory bus.</summary>
public sealed class DeliveryPumpTests : IAsyncLifetime, IDeliveryObserver
{
    private readonly ConcurrentQueue<string> _done = new();
    private readonly ConcurrentQueue<string> _faulted = new();
    private readonly Gate _gate = new();
    private IHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Bus:Transport"] = "InMemory",
                ["Bus:Batch"] = "16",
                ["Bus:Concurrency"] = "1",
                ["Bus:StopTimeout"] = "00:00:01",
            }
        );
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_gate);
        builder.Services.AddSingleton<IDeliveryObserver>(this);
        builder.Services.AddMessageBus(builder.Configuration, "test");
        builder.Services.AddHandler<Handler, ArticleNormalised>(Stage.Classify);
        _host = builder.Build();
        await _host.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Open();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    void IDeliveryObserver.Done(Stage stage, IArticleMessage message) => _done.Enqueue(message.ArticleId);

    void IDeliveryObserver.Faulted(Stage stage, IArticleMessage message, Exception reason) => _faulted.Enqueue(message.ArticleId);

    [Fact]
    public async Task One_that_comes_alone_goes_at_once_and_what_has_piled_up_meanwhile_goes_together()
    {
        await PublishAsync("first");
        await Eventually.HoldsAsync(() => _gate.Batches.Should().ContainSingle().Which.Should().Equal("first"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PublishAsync($"{i}")));
        await Eventually.HoldsAsync(() => _gate.Started.Should().Be(21));
        _gate.Open();

        await Eventually.HoldsAsync(() => _done.Should().HaveCount(21));
        _gate.Batches.Select(batch => batch.Length).Should().Equal([1, 16, 4], "a batch has at most as many as the setting says");
    }

    [Fact]
    public async Task Each_is_settled_by_its_own_fate()
    {
        await PublishAsync("first");
        await Eventually.HoldsAsync(() => _gate.Batches.Should().ContainSingle());
        foreach (var id in new[] { "good", "bad", "silent" })
        {
            await PublishAsync(id);
        }

        _gate.Open();
        await Eventually.HoldsAsync(() => _done.Should().BeEquivalentTo("first", "good", "silent"));
        await Eventually.HoldsAsync(() => _faulted.Should().Equal("bad"));
    }

    [Fact]
    public async Task What_a_handler_throws_is_the_fate_of_those_it_has_not_settled()
    {
        await PublishAsync("first");
        await Eventually.HoldsAsync(() => _gate.Batches.Should().ContainSingle());
        await PublishAsync("good");
        await PublishAsync("throw");
        _gate.Open();
        await Eventually.HoldsAsync(() => _faulted.Should().Equal("throw"));
        await Eventually.HoldsAsync(() => _done.Should().BeEquivalentTo("first", "good"));
    }

    private Task PublishAsync(string id) =>
        _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = id }, Token);

    void IDeliveryObserver.Started(Stage stage, IArticleMessage message) => _gate.Note();

    private sealed class Gate
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _started;

        public ConcurrentQueue<string[]> Batches { get; } = new();

        public int Started => _started;

        public Task Opened => _open.Task;

        public void Note() => Interlocked.Increment(ref _started);

        public void Open() => _open.TrySetResult();
    }

    private sealed class Handler(Gate gate) : IMessageHandler<ArticleNormalised>
    {
        public async Task HandleAsync(IReadOnlyList<Delivery<ArticleNormalised>> deliveries, CancellationToken cancellationToken)
        {
            gate.Batches.Enqueue([.. deliveries.Select(delivery => delivery.Message.ArticleId)]);
            await gate.Opened;
            foreach (var delivery in deliveries)
            {
                switch (delivery.Message.ArticleId)
                {
                    case "bad":
                        delivery.Fail(new InvalidOperationException("bad"));
                        break;
                    case "good":
                        delivery.Done();
                        break;
                    default:
                        break;
                }
            }

            if (deliveries.Any(delivery => delivery.Message.ArticleId == "throw"))
            {
                throw new InvalidOperationException("thrown");
            }
        }
    }
}
