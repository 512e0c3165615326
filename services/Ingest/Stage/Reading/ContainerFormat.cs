namespace Pipeline.Ingest.Reading;

/// <summary>A format whose members are items of any format, opened as deep as the settings allow.</summary>
internal abstract class ContainerFormat : Format
{
    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        context.Open(item, () => Open(context, item, detected));

    protected abstract IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected);
}
