using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Signature;
using Decoder = Pipeline.Decoding.Decoder;

namespace Pipeline.Normalise;

/// <summary>Turns raw bytes into an article as an editor would want it: right characters, right title, only the story.</summary>
/// <remarks>
/// The steps are the folders, in this order: decode, extract the story from its markup, repair what was extracted, drop page furniture,
/// settle the metadata, sign. Repair comes after the markup, because HTML entities may hold broken characters. Repairing and dropping go on
/// until neither changes anything, so that normalising an article a second time changes nothing.
/// </remarks>
public static class Normaliser
{
    /// <summary>Stands in the table of stages. Changes whenever the same input would give another output.</summary>
    public static string Version => StageTable.Product[Stage.Normalise].Version;

    public static NormaliseResult Run(RawArticle raw, NormaliseSettings settings)
    {
        var mediaType = raw.Text is null ? raw.MediaType : raw.TextMediaType ?? "text/plain";
        var isPage = mediaType is "text/html" or "application/xhtml+xml";
        var log = new RepairLog();

        var decoded = raw.Text is null ? Decoder.Decode(raw.Content, raw.Charset, isPage) : null;
        var text = decoded?.Text ?? raw.Text!;
        var extracted =
            isPage ? ExtractedText.OfPage(HtmlExtractor.Extract(text)).RepairedBy(log)
            : mediaType == "text/markdown" ? OfMarkdown(log.Mend(text), raw.Hints.Title, log)
            : ExtractedText.OfText(log.MendLines(text), raw.Hints.Title);
        if (settings.Listings == ListingPolicy.Reject && extracted.Judgement.Kind == "listing")
        {
            return new NormaliseResult.Rejected("listing", ListingPage);
        }

        var cleaned = CleaningPasses.Run(extracted.Text, extracted.Said.Title, log);
        if (!HasLetter(cleaned.Text))
        {
            return new NormaliseResult.Rejected("no-text", isPage ? EmptyPage : EmptyText);
        }

        var article = MetadataChoice.Of(raw, extracted, cleaned) with { Repairs = log.Notes, Decoding = decoded?.Note };
        return new NormaliseResult.Accepted(Signed(article));
    }

    private static ExtractedText OfMarkdown(string markdown, string? headline, RepairLog log)
    {
        var read = MarkdownReader.ToText(markdown);
        return ExtractedText.OfText(log.MendLines(read.Text), read.Title ?? headline).With(read.Hints);
    }

    private static NormalisedArticle Signed(NormalisedArticle article)
    {
        var (removed, more) = RemovalBudget.Within(article.Removed);
        return article with
        {
            Flags = ReviewFlags.Of(article),
            Removed = removed,
            RemovedMore = more,
            Signature = NearDuplicate.Sign(article.Text),
        };
    }

    private const string EmptyPage =
        "No article text was found in this page. It may be a list of links, or a page that scripts fill in the browser: save it after it has loaded, or drop the article's text.";

    private const string ListingPage =
        "This page lists other pages, as a front page or a category does, and is not an article itself. Drop the pages that it lists, or set Normalise:Listings to Keep.";

    private const string EmptyText = "There are no letters in this file. If it is a scan or a picture, it needs OCR first.";

    private static bool HasLetter(string text)
    {
        foreach (var c in text)
        {
            // Half of a surrogate pair is enough: letters beyond the basic plane are letters, and emoji alone are rare.
            if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
