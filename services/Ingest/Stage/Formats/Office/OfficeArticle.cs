using Pipeline.Contracts;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>What Word's and OpenDocument's readers do alike with what they found.</summary>
internal static class OfficeArticle
{
    public static RefusedException Locked() =>
        new(RejectionReasons.Encrypted, "The document is locked with a password. Save it without one and drop it again.");

    public static RefusedException WithoutText() =>
        new(RejectionReasons.Corrupt, "The document has no text part. Save it again and drop that.");

    /// <summary>The article, whose title is the properties', else the first heading.</summary>
    public static IEnumerable<IngestResult> Accept(
        ReadingContext context,
        Item item,
        DetectedFormat detected,
        byte[] bytes,
        OfficeText found,
        ArticleHints properties
    )
    {
        if (Markup.IsBlank(found.Text))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The document has no text. If it holds a picture of one, put it through text recognition (OCR) and drop the result."
            );
        }

        var hints = properties.Title is null ? properties with { Title = found.Heading } : properties;
        var accepted = context.Accept(item, detected.MediaType, bytes, found.Text, found.MediaType, hints);
        return [accepted with { Article = accepted.Article with { Skipped = found.Skipped } }];
    }
}
