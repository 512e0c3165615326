namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Which margin of its page a line stands in.</summary>
internal enum PageEdge
{
    None,
    Head,
    Foot,
}
