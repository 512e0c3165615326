namespace Pipeline.Ingest.Reading;

/// <summary>A file or member cannot be read, for a reason that its reader knows.</summary>
internal sealed class RefusedException(string reason, string detail) : Exception(detail)
{
    public string Reason { get; } = reason;
}
