namespace Pipeline.Ingest.Reading;

/// <summary>A format as it was found.</summary>
/// <param name="Format">Who reads it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Description">What it is, for a person (<c>a PNG image</c>).</param>
internal sealed record DetectedFormat(Format Format, string MediaType, string Description);
