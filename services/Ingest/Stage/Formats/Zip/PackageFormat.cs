using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A document that is a zip archive inside.</summary>
internal abstract class PackageFormat : WholeFormat
{
    public sealed override DetectedFormat? Detect(Sample sample) => null;

    public abstract DetectedFormat? DetectPackage(PackageTable table);
}
