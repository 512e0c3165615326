using Pipeline.Contracts;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise;

/// <summary>
/// Settles disagreements about an article: what the page says in its own markup comes first, then what its container says.
/// </summary>
internal static class MetadataChoice
{
    public static NormalisedArticle Of(RawArticle raw, ExtractedText extracted, CleanedArticle cleaned)
    {
        var (said, hints) = (extracted.Said, raw.Hints);
        var authors = said.Authors.Count > 0 ? said.Authors : AuthorNames.Of(hints, []);
        return new NormalisedArticle
        {
            Id = raw.Id,
            Title = cleaned.Title ?? hints.Title,
            Text = cleaned.Text,
            Authors = authors,
            Author = authors.Count == 0 ? null : string.Join(", ", authors),
            Published = said.Published ?? hints.Published,
            PublishedPrecision = said.Published is null
                ? hints.Published is null
                    ? null
                    : DatePrecision.Second
                : said.PublishedPrecision,
            PublishedEvidence =
                said.Published is not null ? said.PublishedEvidence
                : hints.Published is not null ? "container"
                : null,
            Modified = said.Modified ?? hints.Modified,
            Dateline = said.Dateline,
            Site = said.Site ?? hints.Site,
            Url = said.Url ?? hints.Url,
            PageId = said.PageId,
            DeclaredLanguage = said.Language ?? hints.Language,
            Description = said.Description ?? hints.Description,
            Image = said.Image,
            Kind = extracted.Judgement.Kind,
            KindConfidence = extracted.Judgement.Confidence,
            Posts = extracted.Judgement.Posts,
            Flags = extracted.Judgement.Flags,
            Removed = [.. raw.Removed, .. extracted.Removed, .. cleaned.Removed],
            Skipped = raw.Skipped,
            OcrConfidence = hints.OcrConfidence,
            Source = raw.Source,
        };
    }
}
