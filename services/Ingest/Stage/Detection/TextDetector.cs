namespace Pipeline.Ingest.Detection;

/// <summary>Tells which text format a text is in.</summary>
internal static class TextDetector
{
    public static DetectedFormat Tell(string head, bool isWhole, string name)
    {
        head = head.TrimStart('\uFEFF');
        var start = head.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            // White space past the look ahead is read on as plain text, and found blank there if it is.
            return isWhole ? new DetectedFormat(Format.Blank, "text/plain", "only white space") : PlainText;
        }

        if (start[0] == '<' && XmlEvidence.Tell(start) is { } xml)
        {
            return xml;
        }

        if (start[0] is '{' or '[' or '\u001E' && JsonEvidence.Tell(start, isWhole, name) is { } json)
        {
            return json;
        }

        if (MailEvidence.Tell(head) is { } mail)
        {
            return mail;
        }

        if (HtmlEvidence.IsHtml(start))
        {
            return new DetectedFormat(Format.Html, "text/html", "a web page");
        }

        return MarkdownEvidence.IsMarkdown(head, name)
            ? new DetectedFormat(Format.Markdown, "text/markdown", "a Markdown text")
            : PlainText;
    }

    private static DetectedFormat PlainText { get; } = new(Format.PlainText, "text/plain", "a text");
}
