using Pipeline.Ingest.Formats.Arc;
using Pipeline.Ingest.Formats.Epub;
using Pipeline.Ingest.Formats.Feeds;
using Pipeline.Ingest.Formats.Gzip;
using Pipeline.Ingest.Formats.Html;
using Pipeline.Ingest.Formats.Json;
using Pipeline.Ingest.Formats.Mail;
using Pipeline.Ingest.Formats.Markdown;
using Pipeline.Ingest.Formats.OpenText;
using Pipeline.Ingest.Formats.Pdf;
using Pipeline.Ingest.Formats.Picture;
using Pipeline.Ingest.Formats.RichText;
using Pipeline.Ingest.Formats.Tar;
using Pipeline.Ingest.Formats.Text;
using Pipeline.Ingest.Formats.Unreadable;
using Pipeline.Ingest.Formats.Warc;
using Pipeline.Ingest.Formats.WebArchive;
using Pipeline.Ingest.Formats.Word;
using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats;

/// <summary>Every format, in the order in which they are asked whether the bytes are theirs: a folder and a line each.</summary>
internal static class FormatCatalogue
{
    public static IReadOnlyList<Format> All { get; } =
    [
        new EmptyFormat(),
        // By the structure of their first bytes.
        new ZipFormat(),
        new GzipFormat(),
        new PdfFormat(),
        new RichTextFormat(),
        new WarcFormat(),
        new ArcFormat(),
        new CompoundFileFormat(),
        new TarFormat(),
        // Documents that are zip archives inside: the zip format asks for them.
        new WordFormat(),
        new OpenTextFormat(),
        new EpubFormat(),
        new OtherPackageFormat(),
        // Bytes that are not text.
        new PictureFormat(),
        new SignatureFormat(),
        new UnknownBinaryFormat(),
        new ZerosFormat(),
        new EbcdicFormat(),
        // Text, the most particular first.
        new BlankFormat(),
        new FeedFormat(),
        new FlatOpenTextFormat(),
        new VectorImageFormat(),
        new OtherXmlFormat(),
        new JsonFormat(),
        new WebArchiveFormat(),
        new MailFormat(),
        new HtmlFormat(),
        new MarkdownFormat(),
        new PlainTextFormat(),
    ];
}
