using System.Diagnostics;

namespace Pipeline.Throughput.Parts;

/// <summary>A number of articles on their way through processes, watched by the documents that arrive.</summary>
/// <param name="Rate">Articles a second between 10 % and 95 %.</param>
/// <param name="Whole">From the start of the watch to the last.</param>
/// <param name="Cpu">
/// Milliseconds an article of each process, between 25 % and 95 %: warm. Of a worker's own articles: early stages are ahead of late ones.
/// </param>
/// <param name="Around">The same of store and broker, and of the whole machine.</param>
/// <param name="Load">How much of the machine was busy between 25 % and 95 %.</param>
/// <param name="Peaks">Most memory of each process, in MB.</param>
/// <param name="Arrivals">How many were there when.</param>
internal sealed record Passage(
    double Rate,
    TimeSpan Whole,
    IReadOnlyDictionary<string, double> Cpu,
    (double Store, double Broker, double Machine) Around,
    double Load,
    IReadOnlyDictionary<string, long> Peaks,
    IReadOnlyList<(TimeSpan At, long Count)> Arrivals
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<Passage> WatchAsync(Site site, string collection, int articles, Programs programs)
    {
        // Counting is the store's work as well; the more there is to count the longer it lasts.
        var pause = TimeSpan.FromMilliseconds(Math.Clamp(articles / 100, 20, 1000));
        var watch = Stopwatch.StartNew();
        var arrivals = new List<(TimeSpan At, long Count)> { (TimeSpan.Zero, 0) };
        Use? warm = null,
            end = null;
        for (var last = TimeSpan.Zero; ; await Task.Delay(pause))
        {
            var count = await site.CountAsync(collection);
            var at = watch.Elapsed;
            last = count > arrivals[^1].Count ? at : last;
            arrivals.Add((at, count));
            warm ??= count >= articles * 0.25 ? await Use.NowAsync(site, at, count, programs) : null;
            end ??= count >= articles * 0.95 ? await Use.NowAsync(site, at, count, programs) : null;
            if (count >= articles)
            {
                break;
            }

            programs.Check();
            if (at - last > Patience)
            {
                throw new InvalidOperationException($"{count} of {articles} in {collection}, and nothing has come for {Patience}.");
            }
        }

        return Of(arrivals, articles, warm!, end!, programs);
    }

    /// <summary>Articles a second between two counts.</summary>
    public double RateBetween(double from, double to) => RateBetween(Arrivals, from, to);

    private static Passage Of(List<(TimeSpan At, long Count)> arrivals, int articles, Use warm, Use end, Programs programs)
    {
        var passed = Math.Max(1, end.Count - warm.Count);
        var around = end.Machine - warm.Machine;
        return new Passage(
            RateBetween(arrivals, articles * 0.1, articles * 0.95),
            arrivals[^1].At,
            end.Cpu.ToDictionary(one => one.Key, one => one.Value.Since(warm.Cpu[one.Key])),
            (around.Store.TotalMilliseconds / passed, around.Broker.TotalMilliseconds / passed, around.Busy.TotalMilliseconds / passed),
            around.Busy / (end.At - warm.At) / Environment.ProcessorCount,
            programs.Peaks(),
            arrivals
        );
    }

    private static double RateBetween(IReadOnlyList<(TimeSpan At, long Count)> arrivals, double from, double to)
    {
        var first = arrivals.First(one => one.Count >= from);
        var last = arrivals.First(one => one.Count >= to);
        return (last.Count - first.Count) / (last.At - first.At).TotalSeconds;
    }

    private sealed record Use(TimeSpan At, long Count, IReadOnlyDictionary<string, OneUse> Cpu, Machine Machine)
    {
        public static async Task<Use> NowAsync(Site site, TimeSpan at, long count, Programs programs)
        {
            var cpu = new Dictionary<string, OneUse>(StringComparer.Ordinal);
            foreach (var (name, used) in programs.Cpu())
            {
                var own = Product.CollectionOf(name) is { } collection ? await site.CountAsync(collection) : count;
                cpu.Add(name, new OneUse(used, own));
            }

            return new Use(at, count, cpu, Machine.Now());
        }
    }

    private readonly record struct OneUse(TimeSpan Cpu, long Count)
    {
        public double Since(OneUse before) => Count == before.Count ? 0 : (Cpu - before.Cpu).TotalMilliseconds / (Count - before.Count);
    }
}
