namespace Pipeline.Ingest.Detection;

/// <summary>A format with its media type, and for a person what it is (<c>a PNG image</c>).</summary>
internal sealed record DetectedFormat(Format Format, string MediaType, string Description);
