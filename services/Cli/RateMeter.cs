using Pipeline.Contracts;

namespace Pipeline.Cli;

/// <summary>Articles a second, smoothed over the last readings.</summary>
internal sealed class RateMeter(TimeProvider time)
{
    // The weight of the newest reading: a rate that can be read and still follows a change within seconds.
    private const double Newest = 0.3;

    private readonly Dictionary<Stage, (long Done, long At, double Rate)> _last = [];

    public double Rate(Stage stage, long done)
    {
        var now = time.GetTimestamp();
        if (!_last.TryGetValue(stage, out var last))
        {
            _last[stage] = (done, now, 0);
            return 0;
        }

        var seconds = time.GetElapsedTime(last.At, now).TotalSeconds;
        var current = seconds > 0 ? (done - last.Done) / seconds : 0;
        var rate = (Newest * current) + ((1 - Newest) * last.Rate);
        _last[stage] = (done, now, rate);
        return rate;
    }
}
