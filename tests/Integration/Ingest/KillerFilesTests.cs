using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Integration.Tests.Services;
using Pipeline.Stages.Tests.Ingest;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Ingest;

/// <summary>
/// Files that end whoever reads them, among good ones, on an inbox that two Ingest processes share: PDFs that overflow the stack or work
/// without end, singly and in archives, and files at which the system kills the worker itself. Who supervises starts a dead worker anew.
/// </summary>
public sealed class KillerFilesTests(MongoService mongo, RabbitService rabbit, ITestOutputHelper output)
{
    private const string DeadlyName = "deadly.txt";

    private static readonly int Good = LoadFact.Full ? 1_000 : 60;
    private static readonly int Deadly = LoadFact.Full ? 4 : 1;
    private static readonly int Documents = LoadFact.Full ? 10 : 6;
    private static readonly int Archived = LoadFact.Full ? 6 : 2;

    private readonly ConcurrentDictionary<int, int> _deaths = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_good_file_is_indexed_and_every_killer_has_its_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills by a signal.");
        await using var shared = new SharedInbox(mongo, rabbit);
        await shared.PrepareAsync();
        var good = new List<string>();
        for (var i = 0; i < Good; i++)
        {
            good.Add(Drop(shared, $"desk {i % 9}/{i}.txt", WrittenArticles.Numbered(i)));
        }

        var killers = Killers().ToArray();
        foreach (var (name, content) in killers)
        {
            Drop(shared, name, content);
        }

        good.AddRange(Enumerable.Range(0, Archived).Select(number => IdOf(Neighbour(number))));
        var started = Stopwatch.GetTimestamp();

        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            shared.Start(stage);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task[] supervised = [SuperviseAsync(shared, 0, ending.Token), SuperviseAsync(shared, 1, ending.Token)];
        var indexed = shared.Database.GetCollection<BsonDocument>(StageTable.Product[Stage.Index].Collection);
        await shared.UntilAsync(
            async () => shared.Left() == 0 && await indexed.CountDocumentsAsync(In(good), cancellationToken: Token) == good.Count,
            TimeSpan.FromMinutes(15),
            "all good files indexed and the inbox done"
        );
        await ending.CancelAsync();
        await Task.WhenAll(supervised);

        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, _) in killers)
        {
            var reason = ReasonFile.Read(Path.Combine(shared.Inbox, "failed", name + ReasonFile.Ending));
            File.Exists(Path.Combine(shared.Inbox, "failed", name)).Should().Be(reason is not null);
            shared.Below("processed", Path.GetFileName(name)).Should().Be(reason is null ? 1 : 0, "{0} has one answer", name);
            var outcome =
                reason is null ? "read"
                : reason.Members is [var member, ..] ? $"{member.Reason} in an archive"
                : reason.Reason;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        outcomes[ClaimsKiller].Should().Be(Deadly);
        shared.Below("processed").Should().Be(Good + outcomes.GetValueOrDefault("read"));
        _deaths.Values.Sum().Should().BeLessThanOrEqualTo(3 * Deadly, "of each file no more than three");
        output.WriteLine(
            $"{good.Count} good articles indexed, {killers.Length} killers ({string.Join(", ", outcomes.Select(one => $"{one.Key}: {one.Value}"))}) in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {_deaths.Values.Sum()} workers died"
        );
    }

    private const string ClaimsKiller = "kills-its-worker";

    private static IEnumerable<(string Name, byte[] Content)> Killers()
    {
        for (var i = 0; i < Deadly; i++)
        {
            yield return ($"killers {i}/{DeadlyName}", Encoding.UTF8.GetBytes($"Deadly {i}."));
        }

        for (var i = 0; i < Documents; i++)
        {
            yield return ($"killers/document {i}.pdf", Document(i));
        }

        for (var i = 0; i < Archived; i++)
        {
            yield return ($"killers/archive {i}.zip", Archives.Zip(("story.txt", Neighbour(i)), ("killer.pdf", Document(Documents + i))));
        }
    }

    // Each its own bytes: two of the same would be one article.
    private static byte[] Document(int number)
    {
        var kinds = KillerPdfs.All.OrderBy(kind => kind.Key, StringComparer.Ordinal).ToArray();
        return
        [
            .. kinds[number % kinds.Length].Value,
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%{number}\n")),
        ];
    }

    private static byte[] Neighbour(int number) => WrittenArticles.Numbered(10_000 + number);

    private static string Drop(SharedInbox shared, string name, byte[] content)
    {
        var path = Path.Combine(shared.Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return IdOf(content);
    }

    private static string IdOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static FilterDefinition<BsonDocument> In(IEnumerable<string> ids) => Builders<BsonDocument>.Filter.In("_id", ids);

    private async Task SuperviseAsync(SharedInbox shared, int number, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var worker = shared.StartWorker(("PIPELINE_TEST_DIE_AT", DeadlyName), ("Ingest__Documents__TimeLimit", "00:00:10"));
            try
            {
                await worker.WaitForExitAsync(ending);
                _deaths.AddOrUpdate(number, 1, (_, deaths) => deaths + 1);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
