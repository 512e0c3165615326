namespace Pipeline.Ingest.Reading;

/// <summary>The refusals that more than one reader gives, in words for a person.</summary>
internal static class Refusals
{
    public static Refusal Blank { get; } =
        new(RejectionReasons.Blank, "There is nothing but white space in it. Check the original and drop it again.");

    public static Refusal NoArticleInArchive { get; } =
        new(
            RejectionReasons.NoArticle,
            "There is no article in the archive: it is empty, or holds only pictures, programs and the like. Check that it is the right one."
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

    public static Refusal TooLarge(DetectedFormat detected, IngestSettings settings) =>
        new(
            RejectionReasons.TooLarge,
            $"This is {detected.Description} of more than {Amount.Bytes(settings.MaxArticleBytes)}, the most an article may have. Split it, or save it without its pictures, and drop it again."
        );

    public static Refusal Corrupt(DetectedFormat detected, Exception e) => Corrupt(detected, Says(e));

    /// <param name="detected">What it was detected as.</param>
    /// <param name="says">The parser's own words.</param>
    public static Refusal Corrupt(DetectedFormat detected, string says) =>
        new(
            RejectionReasons.Corrupt,
            $"This is {detected.Description}, but a damaged one that cannot be read. Get a fresh copy and drop it again. ({says.Trim('(', ')')})"
        );

    public static Refusal BinaryInside(DetectedFormat detected) =>
        new(
            RejectionReasons.Binary,
            $"It opens as {detected.Description}, but most of it is binary data. Check how it was saved, and drop only the text."
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
}
