namespace Pipeline.Ingest.Formats.Office;

/// <summary>A document's text.</summary>
/// <param name="Text">Plain, or HTML where pages were put into the document.</param>
/// <param name="MediaType"><c>text/plain</c> or <c>text/html</c>.</param>
/// <param name="Heading">The first paragraph that is styled as a title, or else as a heading.</param>
/// <param name="Skipped">What could not be read, a sentence each.</param>
internal sealed record OfficeText(string Text, string MediaType, string? Heading, IReadOnlyList<string> Skipped);
