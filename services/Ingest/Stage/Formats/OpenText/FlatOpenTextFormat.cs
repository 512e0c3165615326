using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.OpenText;

/// <summary>An OpenDocument text in one XML file (.fodt).</summary>
internal sealed class FlatOpenTextFormat : WholeFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        sample.Root is { LocalName: "document" } root
        && root.Has("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
        && (root.Has("application/vnd.oasis.opendocument.text") || sample.Text.Contains("<office:text", StringComparison.Ordinal))
            ? new DetectedFormat(this, "application/vnd.oasis.opendocument.text-flat-xml", "an OpenDocument text in one XML file")
            : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        OpenTextReader.ReadFlat(context, item, detected, bytes);
}
