using Pipeline.Ingest.Detection;

namespace Pipeline.Ingest.Reading;

/// <summary>The refusals that more than one reader gives, in words for a person.</summary>
internal static class Refusals
{
    public static Refusal Blank { get; } =
        new(RejectionReasons.Blank, "There is nothing but white space in it. Check the original and drop it again.");

    /// <summary>The refusal of a format that has no reader.</summary>
    public static Refusal ForFormat(DetectedFormat told, string name) =>
        told.Format switch
        {
            Format.Empty => new Refusal(RejectionReasons.Empty, "It is empty (0 bytes). Check that the copy finished and drop it again."),
            Format.Blank => Blank,
            Format.Zeros => new Refusal(
                RejectionReasons.Corrupt,
                "It is nothing but zero bytes, as a copy or download leaves that never finished. Copy it again."
            ),
            Format.Media or Format.Data => new Refusal(
                RejectionReasons.Binary,
                $"This is {told.Description}, not a text{NameNote(told, name)}. Drop the article itself instead."
            ),
            Format.UnknownBinary => new Refusal(
                RejectionReasons.Binary,
                "These bytes are no text in any character set, and no format known here. If it is a document, save it as PDF, DOCX, HTML or plain text and drop that."
            ),
            Format.OtherArchive => new Refusal(
                RejectionReasons.Unsupported,
                $"This is {told.Description}, for which there is no reader. Unpack it and drop the files, or pack them as .zip or .tar.gz."
            ),
            Format.OtherXml => new Refusal(
                RejectionReasons.Unsupported,
                $"This is {told.Description}. Export the article as HTML, RSS, Atom or JSON and drop that."
            ),
            Format.CompoundFile when told.MediaType == "application/encrypted" => new Refusal(
                RejectionReasons.Encrypted,
                $"This is {told.Description}. Save it without the password and drop it again."
            ),
            Format.CompoundFile => new Refusal(
                RejectionReasons.Unsupported,
                $"This is {told.Description}, for which there is no reader. Save it as DOCX, PDF or plain text and drop that."
            ),
            _ => new Refusal(
                RejectionReasons.Unsupported,
                $"This is {told.Description}, for which there is no reader. Save it as PDF, DOCX, HTML or plain text and drop that."
            ),
        };

    public static Refusal NoArticleInArchive { get; } =
        new(
            RejectionReasons.NoArticle,
            "There is no article in the archive: it is empty, or holds pictures, programs and the like alone. Check that it is the right one."
        );

    public static Refusal TooDeep(IngestSettings settings) =>
        new(
            RejectionReasons.TooDeep,
            $"It lies {settings.MaxDepth} archives deep already, and is not opened. Unpack the outer ones and drop what is inside, or raise the limit MaxDepth."
        );

    public static Refusal NestedZipTooLarge(IngestSettings settings) =>
        new(
            RejectionReasons.TooLarge,
            $"A zip archive inside another archive may have {Amount.Bytes(settings.MaxNestedZipBytes)} at most. Unpack the outer archive and drop this one by itself."
        );

    public static Refusal TooLarge(DetectedFormat told, IngestSettings settings) =>
        new(
            RejectionReasons.TooLarge,
            $"This is {told.Description} of more than {Amount.Bytes(settings.MaxArticleBytes)}, the most an article may have. Split it, or save it without its pictures, and drop it again."
        );

    public static Refusal Corrupt(DetectedFormat told, Exception e) => Corrupt(told, Says(e));

    /// <param name="told">What it was detected as.</param>
    /// <param name="says">The parser's own words.</param>
    public static Refusal Corrupt(DetectedFormat told, string says) =>
        new(
            RejectionReasons.Corrupt,
            $"This is {told.Description}, but a damaged one that cannot be read. Get a fresh copy and drop it again. ({says.Trim('(', ')')})"
        );

    public static Refusal BinaryInside(DetectedFormat told) =>
        new(
            RejectionReasons.Binary,
            $"It opens as {told.Description}, but most of it is binary data. Check how it was saved, and drop the text alone."
        );

    /// <summary>A container that breaks off or makes no sense on the way.</summary>
    public static Refusal Broken(Exception e) =>
        e is EndOfStreamException
            ? new Refusal(
                RejectionReasons.Truncated,
                "It breaks off before its end; what could be read up to there was taken. Copy it again and drop the whole."
            )
            : new Refusal(
                RejectionReasons.Corrupt,
                $"It is damaged and cannot be read further; what could be read up to there was taken. Get a fresh copy and drop it again. {Says(e)}"
            );

    /// <summary>The reader's own words, so that a fault of ours cannot pass for damage unseen.</summary>
    private static string Says(Exception e) => $"({e.GetType().Name}: {e.Message})";

    private static string NameNote(DetectedFormat told, string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length > 1 && !told.MediaType.EndsWith(ending[1..], StringComparison.OrdinalIgnoreCase)
            ? $", whatever the ending {ending} says"
            : "";
    }
}
