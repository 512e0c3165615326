namespace Pipeline.Ingest;

/// <summary>The closed list of reasons why Ingest refuses a file or a member. Each is explained in README.md beside this file.</summary>
public static class RejectionReasons
{
    public const string Empty = "empty";
    public const string Blank = "blank";
    public const string Binary = "binary";
    public const string TooLarge = "too-large";
    public const string Unsupported = "unsupported";
    public const string Encrypted = "encrypted";
    public const string Corrupt = "corrupt";
    public const string Truncated = "truncated";
    public const string ArchiveBomb = "archive-bomb";
    public const string TooManyMembers = "too-many-members";
    public const string TooDeep = "too-deep";
    public const string NoArticle = "no-article";
    public const string NoText = "no-text";
    public const string TakesTooLong = "takes-too-long";

    /// <summary>All of them, in the order of the README's table.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Empty,
        Blank,
        Binary,
        TooLarge,
        Unsupported,
        Encrypted,
        Corrupt,
        Truncated,
        ArchiveBomb,
        TooManyMembers,
        TooDeep,
        NoArticle,
        NoText,
        TakesTooLong,
    ];
}
