using System.Text.RegularExpressions;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>RSS 0.9x, 1.0 and 2.0, and Atom: a feed, or an entry by itself.</summary>
internal sealed partial class FeedFormat : Format
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public override DetectedFormat? Detect(Sample sample)
    {
        var root = sample.Root;
        return root.LocalName switch
        {
            "rss" => Rss("an RSS feed"),
            "feed" when root.Has(Atom) || root.Has("http://purl.org/atom/ns") || root.IsDeclared || HasEntry(sample) => AtomFeed(
                "an Atom feed"
            ),
            "RDF" when root.Has("http://purl.org/rss/1.0/") || root.Has("http://my.netscape.com/rdf/simple/0.9/") => Rss("an RSS 1.0 feed"),

            // A channel by itself, as old feeds have it.
            "channel" when HasItem(sample) => Rss("an RSS feed"),
            "entry" when root.Has(Atom) => AtomFeed("an Atom entry"),
            _ => null,
        };
    }

    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        context.Guarded(FeedReader.Read(context, item, detected), item);

    // Neither declared nor with a namespace, yet what an element <feed> with an <entry> is.
    private static bool HasEntry(Sample sample) => EntryTag().IsMatch(sample.Text);

    private static bool HasItem(Sample sample) => ItemTag().IsMatch(sample.Text);

    [GeneratedRegex(@"<(?:[A-Za-z][\w.-]*:)?entry[\s>]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EntryTag();

    [GeneratedRegex(@"<(?:[A-Za-z][\w.-]*:)?item[\s>]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ItemTag();

    private DetectedFormat Rss(string description) => new(this, "application/rss+xml", description);

    private DetectedFormat AtomFeed(string description) => new(this, "application/atom+xml", description);
}
