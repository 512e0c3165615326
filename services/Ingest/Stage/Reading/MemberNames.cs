using System.Collections.Frozen;
using System.Text;

namespace Pipeline.Ingest.Reading;

/// <summary>
/// Names of members. They are never used as paths, only shown; but what is shown must not look like a way out of the container either.
/// </summary>
internal static class MemberNames
{
    private const int MaxLength = 1000;

    private static readonly FrozenSet<string> JunkNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "__MACOSX",
        "@eaDir",
        "$RECYCLE.BIN",
        "System Volume Information",
        "lost+found"
    );

    private static readonly FrozenSet<string> ArticleEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".xhtml",
        ".xht",
        ".shtml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".rss",
        ".atom",
        ".xml",
        ".eml",
        ".mht",
        ".mhtml",
        ".mbox",
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".pages",
        ".warc",
        ".wet",
        ".zip",
        ".gz",
        ".tgz",
        ".tar"
    );

    private static readonly FrozenSet<string> AssetEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".css",
        ".js",
        ".mjs",
        ".cjs",
        ".ts",
        ".map",
        ".scss",
        ".less",
        ".ini",
        ".cfg",
        ".conf",
        ".yml",
        ".yaml",
        ".toml",
        ".lock",
        ".log",
        ".csv",
        ".tsv",
        ".svg",
        ".vtt",
        ".srt",
        ".bat",
        ".sh",
        ".ps1",
        ".sql",
        ".sha256",
        ".md5",
        ".sig",
        ".asc",
        ".crt",
        ".pem"
    );

    /// <summary>
    /// A path with <c>/</c>, without a root, drive, <c>.</c>, <c>..</c> or control characters; any script stays as it is.
    /// </summary>
    public static string MakeSafe(string path)
    {
        var parts = path.Replace('\\', '/')
            .Split('/')
            .Select(part => Clean(part))
            .Where(part => part is not ("" or "." or "..") && !(part.Length == 2 && part[1] == ':'));
        var safe = string.Join('/', parts);
        return safe.Length switch
        {
            0 => "unnamed",
            > MaxLength => safe[^(MaxLength - (char.IsLowSurrogate(safe[^MaxLength]) ? 1 : 0))..],
            _ => safe,
        };
    }

    /// <summary>
    /// What systems leave in archives beside what people put there: hidden files, resource forks, thumbnails, lock files.
    /// </summary>
    public static bool IsJunk(string path) =>
        path.Split('/').Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal) || JunkNames.Contains(part));

    /// <summary>True where the name promises an article, so that a member which is none is worth telling.</summary>
    public static bool ClaimsArticle(string name) => ArticleEndings.Contains(Path.GetExtension(name));

    /// <summary>Text that stands beside articles and is none: style sheets, scripts, lists of checksums.</summary>
    public static bool IsAsset(string name) => AssetEndings.Contains(Path.GetExtension(name));

    private static string Clean(string part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes())
        {
            if (!Rune.IsControl(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim(' ');
    }
}
