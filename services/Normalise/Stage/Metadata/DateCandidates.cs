using System.Text.RegularExpressions;
using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Gathers all days on which a page may say that it was published, and what it says of its last change.</summary>
internal sealed partial class DateCandidates
{
    // The vocabulary that most networks and search engines read; the others are often a template's.
    private static readonly string[] FirstNames = ["article:published_time", "datepublished", "og:published_time"];
    private readonly Dictionary<DateTime, DateCandidate> _byDay = [];
    private readonly List<DateCandidate> _all = [];

    private DateCandidates(IReadOnlyList<SeenDate> seen, FoundDate? modified) => (Seen, Modified) = (seen, modified);

    public IReadOnlyList<DateCandidate> All => _all;

    /// <summary>What the page's data says, if anything: JSON-LD's, else the first meta element's.</summary>
    public DateCandidate? Machine { get; private set; }

    public IReadOnlyList<SeenDate> Seen { get; }

    /// <summary>What the page's data says of its last change.</summary>
    public FoundDate? Modified { get; }

    public static DateCandidates Of(
        PageFacts facts,
        JsonLdArticle? article,
        PageView view,
        int anchor,
        in PageElement root,
        string? url,
        string? language
    )
    {
        var found = new DateCandidates(
            VisibleDates.Of(facts, view, anchor, root, language),
            ModifiedDates.InData(facts, article, language)
        );
        if (DateReader.Read(article?.Published, language) is { } structured)
        {
            found.Machine = found.Add("json-ld", new FoundDate(structured, "json-ld"));
        }

        foreach (var (name, value) in facts.All(MetadataOrder.Published))
        {
            if (DateReader.Read(value, language) is { } date)
            {
                var candidate = found.Add(
                    FirstNames.Contains(name, StringComparer.Ordinal) ? "meta" : "other meta",
                    new FoundDate(date, "meta")
                );
                found.Machine ??= candidate;
            }
        }

        foreach (var seen in found.Seen)
        {
            if (seen.Kind != TimeKind.Modified)
            {
                var source = (seen.IsElement ? "time" : "line") + (seen.Kind == TimeKind.Published ? " published" : "");
                found.Add(source, new FoundDate(seen.Date, seen.IsElement ? "time" : "visible"), seen.Distance);
            }
        }

        if (InAddress(url) is { } inAddress)
        {
            found.Add("address", new FoundDate(inAddress, "address"));
        }

        return found;
    }

    private DateCandidate Add(string source, in FoundDate date, int? distance = null)
    {
        var day = date.Date.Instant.Date;
        if (!_byDay.TryGetValue(day, out var candidate))
        {
            _byDay[day] = candidate = new DateCandidate(day);
            _all.Add(candidate);
        }

        candidate.Take(source, date, distance);
        return candidate;
    }

    /// <summary>Year, month and perhaps day as folders of the address.</summary>
    private static ReadDate? InAddress(string? url) =>
        url is not null && DateInPath().Match(url) is { Success: true } match
            ? DateReader.Read(match.Groups[1].Value.Replace('/', '-'))
            : null;

    [GeneratedRegex(
        @"[/-]((?:19|20)\d\d[/-][01]?\d(?:[/-][0-3]?\d)?)(?:[/-]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex DateInPath();
}
