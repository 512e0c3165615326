using Pipeline.Ingest.Formats.Pdf;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Documents;

/// <summary>Runs the parsers in this process, for documents that are trusted, and inside the child process for all others.</summary>
public sealed class InProcessParser : IDocumentParser
{
    public const string Pdf = "application/pdf";

    public static InProcessParser Instance { get; } = new();

    public bool Reads(string mediaType) => mediaType == Pdf;

    public ParsedDocument Parse(string mediaType, byte[] bytes)
    {
        try
        {
            return PdfParser.Parse(bytes);
        }
        catch (RefusedException refused)
        {
            return ParsedDocument.Refused(refused.Reason, refused.Message);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or TypeInitializationException))
        {
            return new ParsedDocument { Reason = RejectionReasons.Corrupt, Fault = $"{e.GetType().Name}: {e.Message}" };
        }
    }
}
