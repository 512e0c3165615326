using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>What is known, so that its refusal can say what it is, and not read.</summary>
internal abstract class UnreadableFormat : Format
{
    public sealed override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        [context.Refuse(item, Explain(detected, item.Name))];

    protected abstract Refusal Explain(DetectedFormat detected, string name);

    public static Refusal NoReader(DetectedFormat detected) =>
        new(
            RejectionReasons.Unsupported,
            $"This is {detected.Description}, for which there is no reader. Save it as PDF, DOCX, HTML or plain text and drop that."
        );

    public static Refusal NoText(DetectedFormat detected, string name) =>
        new(
            RejectionReasons.Binary,
            $"This is {detected.Description}, not a text{NameNote(detected, name)}. Drop the article itself instead."
        );

    private static string NameNote(DetectedFormat detected, string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length > 1 && !detected.MediaType.EndsWith(ending[1..], StringComparison.OrdinalIgnoreCase)
            ? $", whatever the ending {ending} says"
            : "";
    }
}
