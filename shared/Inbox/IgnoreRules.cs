using System.IO.Enumeration;

namespace Pipeline.Inbox;

/// <summary>Names that are not articles: hidden, temporary, partial, the system's own, and what the options name.</summary>
public sealed class IgnoreRules(IEnumerable<string> patterns)
{
    private static readonly string[] PartialEndings =
    [
        ".part",
        ".partial",
        ".tmp",
        ".temp",
        ".crdownload",
        ".download",
        ".filepart",
        ".swp",
        ".swx",
        ".lock",
        ".~tmp",
        ".aria2",
        ".!ut",
        ".opdownload",
    ];

    private static readonly string[] SystemNames =
    [
        "@eaDir",
        "#recycle",
        "#snapshot",
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "$RECYCLE.BIN",
        "System Volume Information",
        "lost+found",
        "__MACOSX",
    ];

    private readonly string[] _patterns = patterns.ToArray();

    /// <param name="name">Name of a file or folder, without its path.</param>
    public bool IsIgnored(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name[0] is '.' or '~' || name[^1] == '~')
        {
            return true;
        }

        foreach (var ending in PartialEndings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var system in SystemNames)
        {
            if (name.Equals(system, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var pattern in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
