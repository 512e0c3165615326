namespace Pipeline.Ingest.Documents;

/// <summary>
/// Reads documents whose parsers are not ours: such code may not end, fill the memory or end the process, so whoever runs the stage
/// decides where it runs. <see cref="InProcessParser"/> runs it here; the workers hand documents to a child process.
/// </summary>
public interface IDocumentParser
{
    /// <summary>Whether documents of this media type are read at all; a picture is where text recognition is installed.</summary>
    bool Reads(string mediaType);

    /// <summary>Reads a document. What the bytes are never throws.</summary>
    /// <param name="mediaType">As detected from the content, for example <c>application/pdf</c>.</param>
    /// <param name="bytes">The whole document.</param>
    ParsedDocument Parse(string mediaType, byte[] bytes);
}
