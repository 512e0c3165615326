using System.Text;
using Pipeline.Ingest.Formats.Tar;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Gzip;

/// <summary>Reads what a .gz holds: one file, or a tar archive, with which it counts as one container.</summary>
internal static class GzipReader
{
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item)
    {
        const string MediaType = "application/gzip";
        var name = InnerName(item.Bytes.Peek(1024), item.Name);
        using var expanded = new ExpandingStream(new GunzipStream(item.Bytes), () => item.Bytes.Position, context.Budget);
        using var content = new ByteSource(expanded);
        var inside = item with { Bytes = content, Name = name };
        var results =
            context.Detect(inside).Format is TarFormat
                ? TarReader.Read(context, inside, MediaType)
                : context.Read(item.Inside(content, name, MediaType));
        foreach (var result in results)
        {
            yield return result;
        }
    }

    /// <summary>The name in the header (RFC 1952), else the file's without its ending.</summary>
    private static string InnerName(ReadOnlySpan<byte> header, string fileName)
    {
        const int NameFlag = 8,
            ExtraFlag = 4;
        if (header.Length > 12 && (header[3] & NameFlag) != 0)
        {
            var at = 10 + ((header[3] & ExtraFlag) == 0 ? 0 : 2 + header[10] + (header[11] << 8));
            var end = at < header.Length ? header[at..].IndexOf((byte)0) : -1;
            if (end > 0)
            {
                return LastPart(MemberNames.MakeSafe(Encoding.Latin1.GetString(header.Slice(at, end))));
            }
        }

        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".GZ" => Path.GetFileNameWithoutExtension(fileName),
            ".TGZ" or ".TAZ" => Path.ChangeExtension(fileName, ".tar"),
            _ => fileName,
        };
    }

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];
}
