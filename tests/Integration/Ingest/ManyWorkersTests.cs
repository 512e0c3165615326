using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Integration.Tests.Services;

namespace Pipeline.Integration.Tests.Ingest;

/// <summary>Three Ingest processes share an inbox into which another process writes slowly, and one of them is killed on the way.</summary>
public sealed class ManyWorkersTests(MongoService mongo, RabbitService rabbit, ITestOutputHelper output)
{
    private const int WritersAtOnce = 100;

    private static readonly int Files = LoadFact.Full ? 10_000 : 400;

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Each_file_is_taken_once_and_whole_though_a_worker_is_killed_twice(string watch)
    {
        await using var shared = new SharedInbox(mongo, rabbit);
        await shared.PrepareAsync();
        (string, string)[] settings = [("Ingest__Watch", watch)];
        var victim = shared.StartWorker(settings);
        _ = shared.StartWorker(settings);
        _ = shared.StartWorker(settings);
        var started = Stopwatch.GetTimestamp();

        var written = WriteAsync(shared.Inbox);
        for (var kill = 1; kill <= 2; kill++)
        {
            // On the way: while files come, are claimed and are being worked on.
            var enough = Files * kill / 4;
            await shared.UntilAsync(async () => await shared.CountAsync() >= enough, TimeSpan.FromMinutes(5), $"{enough} articles");
            await SharedInbox.KillAsync(victim);
            victim = shared.StartWorker(settings);
        }

        await written;
        await shared.UntilAsync(
            async () => await shared.CountAsync() >= Files && shared.Left() == 0,
            TimeSpan.FromMinutes(5),
            "all files taken"
        );
        output.WriteLine($"watch={watch}: {Files} files in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");

        (await shared.CountAsync()).Should().Be(Files);
        shared.Below("processed").Should().Be(Files);
        shared.Below("failed").Should().Be(0);
        var articles = await shared
            .Database.GetCollection<BsonDocument>("raw")
            .Find(FilterDefinition<BsonDocument>.Empty)
            .ToListAsync(TestContext.Current.CancellationToken);
        articles
            .Select(article => Encoding.UTF8.GetString(article["content"].AsByteArray))
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(Enumerable.Range(0, Files).Select(Whole).Order(StringComparer.Ordinal));
        (await shared.Database.GetCollection<BsonDocument>("duplicates").CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty))
            .Should()
            .Be(0);
        (await shared.Database.GetCollection<BsonDocument>("rejected").CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty))
            .Should()
            .Be(0);

        var heard = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using (await shared.ListenAsync(id => heard.AddOrUpdate(id, 1, (_, times) => times + 1)))
        {
            await shared.UntilAsync(() => Task.FromResult(heard.Count >= Files), TimeSpan.FromMinutes(2), "a message for each article");
        }

        heard
            .Keys.Order(StringComparer.Ordinal)
            .Should()
            .Equal(articles.Select(article => article["_id"].AsString).Order(StringComparer.Ordinal));
        output.WriteLine($"messages repeated after a kill: {heard.Values.Sum() - Files}");
    }

    private static string Piece(int file, int piece) => $"File {file}, piece {piece}: {new string((char)('a' + piece), 400)}.\n";

    private static string Whole(int file) => Piece(file, 0) + Piece(file, 1) + Piece(file, 2);

    private static async Task WriteAsync(string inbox)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Parallel.ForAsync(
            0,
            Files,
            new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellation },
            async (file, _) =>
            {
                var folder = Path.Combine(inbox, $"desk {file % 7}");
                Directory.CreateDirectory(folder);
                await using var writer = new FileStream(
                    Path.Combine(folder, $"{file}.txt"),
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.ReadWrite,
                    bufferSize: 0
                );
                for (var piece = 0; piece < 3; piece++)
                {
                    await writer.WriteAsync(Encoding.UTF8.GetBytes(Piece(file, piece)), cancellation);

                    // Every tenth pauses for longer than the quiet period: its size is still, but the file is held open.
                    await Task.Delay(file % 10 == 0 ? 800 : 30 + (file * 7 % 200), cancellation);
                }
            }
        );
    }
}
