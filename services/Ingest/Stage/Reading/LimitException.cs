namespace Pipeline.Ingest.Reading;

/// <summary>A limit of the whole file is passed: reading ends, and the file is refused with this reason.</summary>
internal sealed class LimitException(string reason, string detail) : Exception(detail)
{
    public string Reason { get; } = reason;
}
