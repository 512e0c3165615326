using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>A day on which the article may have been published, and all that says so.</summary>
internal sealed class DateCandidate(DateTime day)
{
    private readonly List<FoundDate> _said = [];

    public DateTime Day { get; } = day;

    public IReadOnlyList<FoundDate> Said => _said;

    /// <summary>Where it is said; see <see cref="DateModel"/>.</summary>
    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Blocks from the headline to the nearest place where a reader sees it.</summary>
    public int? Distance { get; private set; }

    public void Take(string source, in FoundDate found, int? distance = null)
    {
        Sources.Add(source);
        _said.Add(found);
        if (distance is { } blocks && (Distance is null || Math.Abs(blocks) < Math.Abs(Distance.Value)))
        {
            Distance = blocks;
        }
    }

    /// <summary>The first that says the time of day as well, or else the first.</summary>
    public FoundDate Finest()
    {
        var best = _said[0];
        foreach (var one in _said)
        {
            if (best.Date.Precision < DatePrecision.Minute && one.Date.Precision > best.Date.Precision)
            {
                best = one;
            }
        }

        return best;
    }
}
