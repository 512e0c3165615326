using System.Xml;
using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>The parts of a document that is a zip archive inside, within the file's limits.</summary>
internal sealed class OfficePackage
{
    /// <summary>The text of a long book is some 5 MiB of XML.</summary>
    private const long MaxPartBytes = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipFile _zip;
    private readonly Budget _budget;
    private readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public OfficePackage(byte[] bytes, Budget budget)
    {
        _zip = new ZipFile(new MemoryStream(bytes, writable: false), 0);
        _budget = budget;
        if (!_zip.HasDirectory)
        {
            throw new RefusedException(
                RejectionReasons.Truncated,
                "The document breaks off: its last part is missing. Copy it again and drop the whole."
            );
        }

        foreach (var entry in _zip.Entries().Take(10_000))
        {
            _entries.TryAdd(entry.Name.Replace('\\', '/'), entry);
        }
    }

    /// <summary>Opens a part as XML; null where it is not there.</summary>
    public XmlReader? Open(string name) => OpenStream(name) is { } content ? OpenXml(content) : null;

    /// <summary>Opens a document's XML, which is never trusted.</summary>
    public static XmlReader OpenXml(Stream content) => XmlReader.Create(content, Settings);

    /// <summary>A part's bytes; null where it is not there, or has more than <paramref name="limit"/>.</summary>
    public byte[]? ReadBytes(string name, long limit)
    {
        using var content = OpenStream(name);
        if (content is null)
        {
            return null;
        }

        using var bytes = new ByteSource(content);
        return WholeReader.Read(bytes, limit);
    }

    private ExpandingStream? OpenStream(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw OfficeArticle.Locked();
        }

        if (entry.Size > MaxPartBytes || entry.Method is not (ZipContent.Stored or ZipContent.Deflated))
        {
            throw new RefusedException(
                RejectionReasons.ArchiveBomb,
                $"A part of the document expands to more than {Amount.Bytes(MaxPartBytes)}. Save only its text and drop that."
            );
        }

        var content = new ZipContent(_zip, entry);
        return new ExpandingStream(content, () => content.BytesIn, _budget);
    }
}
