using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A zip archive, or a document that is one inside: the package formats of the catalogue are asked for those.</summary>
internal sealed class ZipFormat : Format
{
    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.StartsWith("PK\u0003\u0004"u8)
        || sample.Head.StartsWith("PK\u0005\u0006"u8)
        || sample.Head.StartsWith("PK\u0007\u0008PK"u8)
            ? new DetectedFormat(this, ZipReader.MediaType, "a zip archive")
            : null;

    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected)
    {
        if (context.Seekable(item) is not { } seekable)
        {
            return [context.Reject(item, context.ItemId(item), Refusals.NestedZipTooLarge(context.Settings))];
        }

        var (content, start) = seekable;
        var position = content.Position;
        var zip = new ZipFile(content, start);
        var table = PackageTable.Read(zip);
        foreach (var format in context.Formats.OfType<PackageFormat>())
        {
            if (format.DetectPackage(table) is { } package)
            {
                content.Position = position;
                return item.Depth == 0 && content is WatchedStream
                    ? format.Read(context, item, package)
                    : ReadNested(context, item, content, format, package);
            }
        }

        // Its lists of addresses and its texts of pages are what the archived pages themselves say.
        var folder = table.IsWebArchiveCollection ? "archive/" : "";
        return context.Open(item, () => ZipReader.Read(context, item, zip, folder));
    }

    private static IEnumerable<IngestResult> ReadNested(
        ReadingContext context,
        Item item,
        Stream content,
        Format format,
        DetectedFormat package
    )
    {
        using var bytes = new ByteSource(content, content.Length);
        foreach (var result in format.Read(context, item with { Bytes = bytes }, package))
        {
            yield return result;
        }
    }
}
