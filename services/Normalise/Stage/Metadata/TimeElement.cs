namespace Pipeline.Normalise.Metadata;

/// <summary>A time element of the page.</summary>
internal sealed record TimeElement(int Element, string? DateTime, string? Text, TimeKind Kind, bool Aside);
