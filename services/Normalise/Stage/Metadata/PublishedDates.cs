using System.Text.RegularExpressions;
using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was first published.</summary>
internal static partial class PublishedDates
{
    public static FoundDate? Find(PageFacts facts, JsonLdArticle? article, PageView view, int anchor, string? url, string? language)
    {
        FoundDate? found = null;
        var candidates = Candidates(facts, article, view, anchor, url, language).ToList();
        foreach (var candidate in candidates)
        {
            if (found is null || IsFiner(candidate.Date, found.Value.Date))
            {
                found = candidate;
            }
        }

        return found is { } best
            ? best with
            {
                Date = LocalDay.Of(best.Date, candidates.Select(static candidate => candidate.Date)),
            }
            : null;
    }

    /// <summary>The same day, told more exactly.</summary>
    private static bool IsFiner(ReadDate candidate, ReadDate than) =>
        than.Precision < DatePrecision.Minute
        && candidate.Precision > than.Precision
        && Math.Abs((candidate.Instant - than.Instant).TotalHours) <= (than.Precision == DatePrecision.Day ? 36 : 24 * 31);

    private static IEnumerable<FoundDate> Candidates(
        PageFacts facts,
        JsonLdArticle? article,
        PageView view,
        int anchor,
        string? url,
        string? language
    )
    {
        if (DateReader.Read(article?.Published, language) is { } structured)
        {
            yield return new FoundDate(structured, "json-ld");
        }

        foreach (var (_, value) in facts.All(MetadataOrder.Published))
        {
            if (DateReader.Read(value, language) is { } date)
            {
                yield return new FoundDate(date, "meta");
            }
        }

        foreach (var kind in (TimeKind[])[TimeKind.Published, TimeKind.Unknown])
        {
            if (VisibleDates.Find(facts, view, anchor, kind, language) is { } date)
            {
                yield return date;
            }
        }

        if (FromAddress(url) is { } inAddress)
        {
            yield return new FoundDate(inAddress, "address");
        }
    }

    /// <summary>Year, month and perhaps day as folders of the address.</summary>
    private static ReadDate? FromAddress(string? url)
    {
        if (url is null)
        {
            return null;
        }

        try
        {
            return DateReader.Read(DateInPath().Match(url).Groups[1].Value.Replace('/', '-'));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[/-]((?:19|20)\d\d[/-][01]?\d(?:[/-][0-3]?\d)?)(?=[/-])", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex DateInPath();
}
