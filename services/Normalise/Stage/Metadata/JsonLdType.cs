namespace Pipeline.Normalise.Metadata;

internal enum JsonLdType
{
    None,
    Page,
    Article,
    Site,
}
