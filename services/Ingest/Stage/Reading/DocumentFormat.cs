using Pipeline.Contracts;

namespace Pipeline.Ingest.Reading;

/// <summary>A format whose parser is not ours: it is read wherever the stage was told to (see <c>IDocumentParser</c>).</summary>
internal abstract class DocumentFormat : WholeFormat
{
    protected sealed override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        var parsed = context.Documents.Parse(detected.MediaType, bytes);
        if (parsed.Text is null)
        {
            var refusal = parsed.Fault is { } fault
                ? Refusals.Corrupt(detected, fault)
                : new Refusal(parsed.Reason ?? RejectionReasons.NoText, parsed.Detail ?? "");
            return [context.Reject(item, ReadingContext.IdOf(bytes), refusal)];
        }

        var accepted = context.Accept(item, detected.MediaType, bytes, parsed.Text, "text/plain", Merge(item.Hints, parsed.Hints));
        return [accepted with { Article = accepted.Article with { Removed = parsed.Removed, Skipped = parsed.Skipped } }];
    }

    /// <summary>What the document says of itself before what its container says of it.</summary>
    private static ArticleHints Merge(ArticleHints container, ArticleHints document) =>
        container with
        {
            Title = document.Title ?? container.Title,
            Author = document.Author ?? container.Author,
            Published = document.Published ?? container.Published,
            Modified = document.Modified ?? container.Modified,
            Language = document.Language ?? container.Language,
            Description = document.Description ?? container.Description,
            OcrConfidence = document.OcrConfidence ?? container.OcrConfidence,
        };
}
