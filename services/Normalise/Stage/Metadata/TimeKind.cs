namespace Pipeline.Normalise.Metadata;

internal enum TimeKind
{
    Unknown,
    Published,
    Modified,
}
