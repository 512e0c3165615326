using System.Text.RegularExpressions;
using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was first published.</summary>
internal static partial class PublishedDates
{
    public static ReadDate? Find(PageFacts facts, JsonLdArticle? article, PageView view, int anchor, string? url, string? language)
    {
        ReadDate? found = null;
        foreach (var candidate in Candidates(facts, article, view, anchor, url, language))
        {
            if (found is null)
            {
                found = candidate;
            }
            else if (IsFiner(candidate, found.Value))
            {
                found = candidate;
            }

            if (found.Value.Precision >= DatePrecision.Minute)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The same day, told more exactly.</summary>
    private static bool IsFiner(ReadDate candidate, ReadDate than) =>
        candidate.Precision > than.Precision
        && Math.Abs((candidate.Instant - than.Instant).TotalHours) <= (than.Precision == DatePrecision.Day ? 36 : 24 * 31);

    private static IEnumerable<ReadDate> Candidates(
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
            yield return structured;
        }

        foreach (var (_, value) in facts.All(MetadataOrder.Published))
        {
            if (DateReader.Read(value, language) is { } date)
            {
                yield return date;
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
            yield return inAddress;
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
