using MimeKit;
using Pipeline.Ingest.Formats.Mail;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.WebArchive;

/// <summary>
/// Reads the page out of a saved web page (MHTML, RFC 2557): the root part; pictures and frames go with it and are not looked at.
/// </summary>
internal static class WebArchiveReader
{
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        using var message = MailReader.Load(bytes);
        var page =
            PageOf(message)
            ?? throw new RefusedException(
                RejectionReasons.NoText,
                "There is no page in the saved web page. Save it again, as one HTML file if your browser can."
            );
        if (page.Text is not { } html || Markup.IsBlank(html))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The page in the saved web page is empty. Save it again once it has loaded."
            );
        }

        var hints = MailReader.HintsOf(message, item.Hints) with
        {
            // Browsers write themselves in as the sender, and the time of saving as the date: neither is the article's.
            Author = item.Hints.Author,
            Published = item.Hints.Published,
            Url = Address(message.Headers["Snapshot-Content-Location"]) ?? Address(page.ContentLocation?.OriginalString) ?? item.Hints.Url,
        };
        return [context.Accept(item, detected.MediaType, bytes, html, "text/html", hints)];
    }

    /// <summary>The page of a saved web page that is a part of something else; empty where it has none.</summary>
    public static string Page(byte[] bytes)
    {
        using var message = MailReader.Load(bytes);
        return PageOf(message)?.Text ?? "";
    }

    private static TextPart? PageOf(MimeMessage message) =>
        (message.Body as MultipartRelated)?.Root is TextPart { IsHtml: true } root
            ? root
            : message
                .BodyParts.OfType<TextPart>()
                .FirstOrDefault(part => part.IsHtml || part.ContentType.IsMimeType("application", "xhtml+xml"));

    private static string? Address(string? text) =>
        text?.Trim() is { } address && address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : null;
}
