using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>Pictures, sound, films, fonts, programs, databases, and archives and documents without a reader, by <c>magic.tsv</c>.</summary>
internal sealed class SignatureFormat : Format
{
    private readonly Dictionary<string, Format> _classes = new(StringComparer.Ordinal)
    {
        ["media"] = new SignatureClass(MemberStanding.Noise, UnreadableFormat.NoText),
        ["data"] = new SignatureClass(MemberStanding.Noise, UnreadableFormat.NoText),
        ["document"] = new SignatureClass(MemberStanding.Article, (detected, _) => UnreadableFormat.NoReader(detected)),
        ["archive"] = new SignatureClass(
            MemberStanding.Article,
            (detected, _) =>
                new Refusal(
                    RejectionReasons.Unsupported,
                    $"This is {detected.Description}, for which there is no reader. Unpack it and drop the files, or pack them as .zip or .tar.gz."
                )
        ),
    };

    public override DetectedFormat? Detect(Sample sample) =>
        Signature.Find(sample) is { } signature
            ? new DetectedFormat(_classes[signature.Class], signature.MediaType, signature.Description)
            : null;

    /// <summary>Reads nothing: what it finds belongs to one of its classes.</summary>
    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        detected.Format.Read(context, item, detected);

    private sealed class SignatureClass(MemberStanding standing, Func<DetectedFormat, string, Refusal> explain) : UnreadableFormat
    {
        public override MemberStanding Standing => standing;

        public override DetectedFormat? Detect(Sample sample) => null;

        protected override Refusal Explain(DetectedFormat detected, string name) => explain(detected, name);
    }
}
