using Pipeline.Contracts;
using Pipeline.Normalise.Signature;
using Decoder = Pipeline.Normalise.Decode.Decoder;

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
        var isHtml = mediaType is "text/html" or "application/xhtml+xml";
        var decoded = raw.Text is null ? Decoder.Decode(raw.Content, raw.Charset, isHtml) : null;
        var text = decoded?.Text ?? raw.Text!;
        var draft =
            isHtml ? TextExtraction.FromHtml(text)
            : mediaType == "text/markdown" ? TextExtraction.FromMarkdown(text, raw.Hints.Title)
            : TextExtraction.FromText(text, raw.Hints.Title);
        if (settings.Listings == ListingPolicy.Reject && draft.Judgement.Kind == "listing")
        {
            return new NormaliseResult.Rejected("listing", ListingPage);
        }

        return HasLetter(draft.Text)
            ? new NormaliseResult.Accepted(Signed(MetadataChoice.Apply(raw, draft) with { Decoding = decoded?.Note }))
            : new NormaliseResult.Rejected("no-text", isHtml ? EmptyPage : EmptyText);
    }

    private static NormalisedArticle Signed(NormalisedArticle article) =>
        article with
        {
            Flags = ReviewFlags.Of(article),
            Signature = NearDuplicate.Sign(article.Text),
        };

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
