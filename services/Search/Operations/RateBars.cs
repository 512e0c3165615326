using Pipeline.Contracts;

namespace Pipeline.Search.Operations;

/// <summary>How many articles became findable in each of the last so many spans, the oldest first.</summary>
internal static class RateBars
{
    public static long[] Of(IReadOnlyList<PipelineSample> minutes, PipelineSample? latest, DateTimeOffset now, TimeSpan span, int count)
    {
        var bars = new long[count];
        var all = latest is null ? minutes : [.. minutes, latest];
        for (var i = 1; i < all.Count; i++)
        {
            var at = count - 1 - (int)((now - all[i].At) / span);
            if (at >= 0 && at < count)
            {
                bars[at] += Math.Max(0, PipelineSampler.Done(all[i], Stage.Index) - PipelineSampler.Done(all[i - 1], Stage.Index));
            }
        }

        return bars;
    }
}
