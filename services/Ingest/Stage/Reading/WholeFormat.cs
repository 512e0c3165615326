namespace Pipeline.Ingest.Reading;

/// <summary>A format that is read whole in memory, within the limit of an article.</summary>
internal abstract class WholeFormat : Format
{
    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        context.ReadWhole(item, detected, bytes => ReadWhole(context, item, detected, bytes));

    protected abstract IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes);
}
