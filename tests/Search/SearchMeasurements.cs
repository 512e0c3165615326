using System.Diagnostics;
using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>
/// How fast and how large, over HTTP: minutes each, so only where <c>PIPELINE_TEST_LOAD=full</c>. <c>PIPELINE_TEST_ARTICLES</c> says how
/// many short articles the large one has (1,000,000).
/// </summary>
public sealed class SearchMeasurements
{
    private const string Variable = "PIPELINE_TEST_LOAD";
    private const int Queries = 300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_hundred_thousand_articles_of_four_paragraphs()
    {
        SkipUnlessAsked();
        await MeasureAsync(100_000, Generated.Paragraphs, limit: TimeSpan.FromMilliseconds(30), arriving: true);
    }

    [Fact]
    public async Task A_million_short_articles()
    {
        SkipUnlessAsked();
        var count = int.Parse(Environment.GetEnvironmentVariable("PIPELINE_TEST_ARTICLES") ?? "1000000", CultureInfo.InvariantCulture);
        await MeasureAsync(count, Generated.Short, limit: TimeSpan.FromMilliseconds(80), arriving: false);
    }

    private static void SkipUnlessAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Variable) == "full", $"A measurement of minutes. Set {Variable}=full.");

    private static async Task MeasureAsync(int count, Func<int, IndexedArticle> make, TimeSpan limit, bool arriving)
    {
        var output = TestContext.Current.TestOutputHelper!;
        void Tell(FormattableString line)
        {
            var text = FormattableString.Invariant(line);
            output.WriteLine(text);
            Console.WriteLine(text);
        }

        var generated = new GeneratedStore(count, make);
        var clock = Stopwatch.StartNew();
        await using var search = await SearchHost.StartAsync(new() { ["Search:RequestsPerMinute"] = "0" }, wrap: generated.Over);
        Tell($"{count} articles: filled in {clock.Elapsed.TotalSeconds:0.0} s, {count / clock.Elapsed.TotalSeconds:0} a second");
        Tell($"on disk {search.FolderBytes >> 20} MiB; {Memory()}");

        foreach (var words in new[] { 1, 2 })
        {
            var times = await AskAsync(search, words, Queries);
            Tell(
                $"{words} word(s), all facets, over HTTP: median {At(times, .5):0.0} ms, 95th {At(times, .95):0.0} ms, 99th {At(times, .99):0.0} ms"
            );
            At(times, .95).Should().BeLessThan(limit.TotalMilliseconds);
        }

        if (arriving)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var arrivals = Task.Run(
                async () =>
                {
                    using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
                    for (
                        var next = count;
                        await timer.WaitForNextTickAsync(CancellationToken.None) && !stop.IsCancellationRequested;
                        next += 10
                    )
                    {
                        generated.Grow(10);
                        for (var i = next; i < next + 10; i++)
                        {
                            await search.Model.ChangedAsync(generated.IdOf(i), CancellationToken.None);
                        }
                    }
                },
                Token
            );
            var times = await AskAsync(search, 2, Queries);
            await stop.CancelAsync();
            await arrivals;
            Tell($"2 words while 100 articles a second arrive: median {At(times, .5):0.0} ms, 95th {At(times, .95):0.0} ms");

            generated.Grow(1);
            var fresh = Stopwatch.StartNew();
            await search.Model.ChangedAsync(generated.IdOf(generated.Count - 1), Token);
            await Eventually.HoldsAsync(() => search.Model.Index!.Find(generated.IdOf(generated.Count - 1)).Should().NotBeNull());
            Tell($"found {fresh.ElapsedMilliseconds} ms after it was indexed");
        }

        Tell($"after queries: {Memory()}");
        long most = 0,
            bytes = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        clock.Restart();
        await using (var export = await search.Client.GetStreamAsync(new Uri("/api/export.ndjson", UriKind.Relative), Token))
        {
            var buffer = new byte[1 << 20];
            while (await export.ReadAsync(buffer, Token) is > 0 and var read)
            {
                bytes += read;
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
        }

        Tell($"export: {bytes >> 20} MiB in {clock.Elapsed.TotalSeconds:0.0} s; managed memory at most {most >> 20} MiB more; {Memory()}");
    }

    private static async Task<double[]> AskAsync(SearchHost search, int words, int count)
    {
        var random = new Random(words);
        for (var i = 0; i < 40; i++)
        {
            await search.TextAsync(Query(random, words)); // the compiler's warm-up is not the index's time
        }

        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var query = Query(random, words);
            var started = Stopwatch.GetTimestamp();
            await search.TextAsync(query);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    // Words as often as they stand in articles: the commonest words of all are asked for most.
    private static string Query(Random random, int words) =>
        "/api/search?facets=true&q=" + string.Join('+', Enumerable.Range(0, words).Select(_ => Generated.Word(random)));

    private static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    private static string Memory()
    {
        GC.Collect();
        var status = File.ReadLines("/proc/self/status")
            .Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal) || line.StartsWith("RssAnon", StringComparison.Ordinal));
        return string.Join(", ", status.Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
            + string.Create(CultureInfo.InvariantCulture, $", managed {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB");
    }
}
