using System.Globalization;
using Pipeline.Throughput.Parts;

namespace Pipeline.Throughput.Bare;

/// <summary>The bare pipeline, measured: its queues are filled while it is away, then its processes start.</summary>
internal static class BarePipeline
{
    /// <param name="broker">The broker's address.</param>
    /// <param name="store">The store's address.</param>
    /// <param name="articles">Copied from hop to hop.</param>
    /// <param name="limit">Messages at once; 0 for what MassTransit does by itself.</param>
    /// <param name="hops">How many of the hops are counted.</param>
    public static async Task<Passage> MeasureAsync(string broker, string store, IReadOnlyList<byte[]> articles, int limit, int hops = 3)
    {
        await using var site = new Site(broker, store);
        var chosen = BareBus.Hops.Take(hops).ToArray();

        // Once before, so that the queues are there when the messages are sent: without one they would be lost.
        await using (Start(site, chosen, limit))
        {
            await site.UntilReadAsync(chosen.Select(hop => $"{site.Name}-{hop}"));
        }

        await BareBus.LoadAsync(site, articles);
        await using var processes = Start(site, chosen, limit);
        return await Passage.WatchAsync(site, hops == 3 ? "stored" : "sorted", articles.Count, processes);
    }

    private static Programs Start(Site site, IEnumerable<string> hops, int limit) =>
        new(
            hops.Select(hop =>
                Programs.Start(
                    hop,
                    Environment.ProcessPath!,
                    [BareBus.Verb, site.Name, hop, limit.ToString(CultureInfo.InvariantCulture)],
                    site.LogOf(hop)
                )
            )
        );
}
