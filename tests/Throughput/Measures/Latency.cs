using System.Diagnostics;
using System.Text;
using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>An article comes alone, into a pipeline that has nothing else to do; then it is searched for until it is found.</summary>
internal static class Latency
{
    private const int Drops = 200;

    // So many before, so that what runs once does not count.
    private const int Before = 20;

    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(500); // as shipped
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        await using var site = bench.NewSite();
        Directory.CreateDirectory(site.Inbox);
        await using var product = bench.On(site);
        await product.StartSearchAsync();
        product.Start([.. Product.Workers]);
        await site.UntilReadAsync(new[] { "normalise", "classify", "index" }.Select(queue => site.Prefix + queue));
        var written = await DropAsync(bench, product, site, Drops, 0, renamed: false);
        var renamed = await DropAsync(bench, product, site, Drops, Drops + Before, renamed: true);
        return
        [
            Of("drop to searchable, idle, written in place, beyond the quiet period", written, QuietPeriod),
            Of("drop to searchable, idle, renamed into place (no quiet period)", renamed, TimeSpan.Zero),
        ];
    }

    private static Finding Of(string what, List<TimeSpan> times, TimeSpan beside)
    {
        times.Sort();
        double At(double share) => (times[(int)Math.Ceiling(times.Count * share) - 1] - beside).TotalMilliseconds;
        return new Finding(
            what,
            "median ≤ 150 ms, 99th percentile ≤ 500 ms",
            Invariant($"{At(0.5):0} ms, {At(0.99):0} ms"),
            Invariant(
                $"{times.Count} drops; fastest {At(0.001):0}, 90th percentile {At(0.9):0}, slowest {At(1):0} ms; searched each {Poll.TotalMilliseconds:0} ms"
            )
        );
    }

    private static async Task<List<TimeSpan>> DropAsync(Bench bench, Product product, Site site, int drops, int first, bool renamed)
    {
        using var client = new HttpClient();
        var articles = bench.Articles(first + drops + Before);
        var times = new List<TimeSpan>();
        for (var drop = 0; drop < drops + Before; drop++)
        {
            var word = Word(first + drop);
            var content = (byte[])[.. Encoding.UTF8.GetBytes($"The {word} case: "), .. articles[first + drop]];
            var name = Path.Combine(site.Inbox, $"{word}.txt");
            var watch = Stopwatch.StartNew();
            if (renamed)
            {
                var hidden = Path.Combine(site.Inbox, $".{word}.part");
                await File.WriteAllBytesAsync(hidden, content);
                File.Move(hidden, name);
            }
            else
            {
                await File.WriteAllBytesAsync(name, content);
            }

            while (await product.FindAsync(client, word) == 0)
            {
                await Task.Delay(Poll);
            }

            if (drop >= Before)
            {
                times.Add(watch.Elapsed);
            }

            await Task.Delay(drop * 37 % 211); // not in step with any of the pipeline's clocks
        }

        return times;
    }

    /// <summary>A word that no other article has.</summary>
    private static string Word(int number) =>
        "zq" + string.Concat(Invariant($"{number:0000}").Select(digit => (char)('a' + digit - '0'))) + "x";
}
