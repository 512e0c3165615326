using System.Security.Cryptography;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Deployed;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Traces;

/// <summary>One article's way from file to index is one trace, over four processes, several articles at once in each.</summary>
public sealed class TraceTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private const int Articles = 20;

    private readonly List<WorkerProcess> _workers = [];
    private Deployment _deployment = null!;
    private OtlpReceiver _receiver = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _deployment = await Deployment.PrepareAsync(rabbit, mongo);
        _receiver = await OtlpReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _workers.ForEach(worker => worker.Dispose());
        await _receiver.DisposeAsync();
        await _deployment.DisposeAsync();
    }

    [Fact]
    public async Task An_articles_way_from_file_to_index_is_one_trace_whose_id_stands_in_its_stages()
    {
        Start(Stage.Normalise);
        Start(Stage.Classify);
        Start(Stage.Index);
        for (var i = 0; i < Articles; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        Start(Stage.Ingest);
        await _deployment.ShouldHoldAsync(Articles);
        var ids = Enumerable
            .Range(0, Articles)
            .Select(i => Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Numbered(i))))
            .ToArray();
        await Eventually.HoldsAsync(() =>
            ids.Should().AllSatisfy(id => StagesOf(id).Should().BeEquivalentTo("ingest", "normalise", "classify", "index"))
        );

        foreach (var id in ids)
        {
            var spans = _receiver.Spans.Where(span => span["pipeline.article.id"] == id).ToArray();
            var trace = spans.Select(span => span.Trace).Distinct().Should().ContainSingle().Subject;
            spans.Should().AllSatisfy(span => span["pipeline.outcome"].Should().Be("accepted"));
            spans
                .Where(span => span["pipeline.stage"] != "ingest")
                .Should()
                .AllSatisfy(span =>
                {
                    span["messaging.system"].Should().Be("rabbitmq");
                    span["messaging.operation.type"].Should().Be("process");
                    span.Name.Should().Be($"process {span["messaging.destination.name"]}");
                    span.Parent.Should().NotBeEmpty();
                });

            // Each hop's parent is the send of the hop before.
            var all = _receiver.Spans.Where(span => span.Trace == trace).ToDictionary(span => span.Id);
            spans.Single(span => span["pipeline.stage"] == "ingest").Parent.Should().BeEmpty();
            all.Values.Where(span => span.Parent.Length > 0).Should().OnlyContain(span => all.ContainsKey(span.Parent));
            (await StampsAsync(id)).Should().AllBe(trace);
        }
    }

    private IEnumerable<string?> StagesOf(string id) =>
        _receiver.Spans.Where(span => span["pipeline.article.id"] == id).Select(span => span["pipeline.stage"]);

    private async Task<string?[]> StampsAsync(string id) =>
        [
            (await _deployment.Store.FindAsync<RawArticle>(id, Token))!.Stamp!.Trace,
            (await _deployment.Store.FindAsync<NormalisedArticle>(id, Token))!.Stamp!.Trace,
            (await _deployment.Store.FindAsync<ClassifiedArticle>(id, Token))!.Stamp!.Trace,
            (await _deployment.Store.FindAsync<IndexedArticle>(id, Token))!.Stamp!.Trace,
        ];

    private void Start(Stage stage)
    {
        var inbox = $"--Ingest:Inbox={_deployment.Files["inbox"]}";
        _workers.Add(
            WorkerProcess.Start(
                stage,
                stage == Stage.Ingest ? [.. _deployment.Settings(), inbox] : _deployment.Settings(),
                new Dictionary<string, string>
                {
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _receiver.Address,
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                    ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                }
            )
        );
    }
}
