using Pipeline.Contracts;
using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Formats;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest;

/// <summary>Finds the articles in a file, told by content and not by name.</summary>
public static class Ingester
{
    /// <summary>Stands in the table of stages. Changes whenever the same file would give other articles.</summary>
    public static string Version => StageTable.Product[Stage.Ingest].Version;

    /// <summary>
    /// Reads <paramref name="content"/> and yields each article or refusal as it is found, holding about two articles' bytes at a time.
    /// What the bytes are never throws; what the stream itself throws (a disk or share that fails) comes out as it is, and so does a fault
    /// of a reader.
    /// </summary>
    /// <param name="content">The file from its current position on. One that cannot seek does, but a zip in it is then held in memory, up
    /// to <see cref="IngestSettings.MaxNestedZipBytes"/>. Not disposed.</param>
    /// <param name="fileName">The dropped file's name, without folders.</param>
    /// <param name="settings">Limits and field names; see <see cref="IngestSettings.Validate"/>.</param>
    /// <param name="documents">Where documents of foreign parsers are read; in this process where none is given.</param>
    public static IEnumerable<IngestResult> Run(
        Stream content,
        string fileName,
        IngestSettings settings,
        IDocumentParser? documents = null
    ) =>
        new ReadingContext(
            new WatchedStream(content),
            fileName,
            settings,
            FormatCatalogue.All,
            documents ?? InProcessParser.Instance
        ).Run();
}
