using Pipeline.Contracts;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Documents;

/// <summary>Hands a document to the parser that the stage was given, and takes its text as an article.</summary>
internal static class DocumentReader
{
    public static IEnumerable<IngestResult> Read(FileReader reader, Item item, DetectedFormat told, byte[] bytes)
    {
        var parsed = reader.Documents.Parse(told.MediaType, bytes);
        if (parsed.Text is null)
        {
            var refusal = parsed.Fault is { } fault
                ? Refusals.Corrupt(told, fault)
                : new Refusal(parsed.Reason ?? RejectionReasons.NoText, parsed.Detail ?? "");
            return [reader.Reject(item, FileReader.IdOf(bytes), refusal)];
        }

        return [reader.Accept(item, told.MediaType, bytes, parsed.Text, "text/plain", Merge(item.Hints, parsed.Hints))];
    }

    /// <summary>What the document says of itself before what its container says of it.</summary>
    private static ArticleHints Merge(ArticleHints container, ArticleHints document) =>
        container with
        {
            Title = document.Title ?? container.Title,
            Author = document.Author ?? container.Author,
            Published = document.Published ?? container.Published,
            Modified = document.Modified ?? container.Modified,
            Description = document.Description ?? container.Description,
            OcrConfidence = document.OcrConfidence ?? container.OcrConfidence,
        };
}
