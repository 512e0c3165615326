using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats.Markdown;

/// <summary>Tells Markdown from plain text by kinds of its marks: two different kinds, or one where the name says Markdown too.</summary>
internal static partial class MarkdownEvidence
{
    public static bool IsMarkdown(string head, string name)
    {
        var named =
            name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
        var kinds = 0;
        foreach (
            var kind in (ReadOnlySpan<Regex>)[FrontMatter(), Heading(), Link(), Fence(), Strong(), Underlined(), BulletList(), Quote()]
        )
        {
            kinds += kind.IsMatch(head) ? 1 : 0;
        }

        // Lists and quotes are plain text's as well: alone they are not evidence.
        var own =
            (FrontMatter().IsMatch(head) ? 2 : 0)
            + (Heading().IsMatch(head) ? 1 : 0)
            + (Link().IsMatch(head) ? 1 : 0)
            + (Fence().IsMatch(head) ? 1 : 0)
            + (Strong().IsMatch(head) ? 1 : 0);
        return named ? kinds >= 1 : own >= 2 || (own == 1 && kinds >= 3);
    }

    [GeneratedRegex(
        @"\A\s*---[ \t]*\r?\n(?:[A-Za-z_-]+:[^\n]*\n|[ \t]+[^\n]*\n){1,60}---[ \t]*\r?\n",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^#{1,6} [^\s#]", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"\[[^\]\r\n]{1,200}\]\((?:https?://|mailto:|/|#|\.)[^)\s]{0,400}\)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?:```|~~~)\w*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?:^|[^*\w])\*\*[^\s*][^*\r\n]{0,200}\*\*(?:[^*]|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"^[^\s][^\r\n]{2,120}\r?\n(?:={4,}|-{4,})[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Underlined();

    [GeneratedRegex(
        @"^[*+-] \S[^\r\n]*\r?\n(?:\r?\n)?[*+-] \S",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex BulletList();

    [GeneratedRegex(@"^> \S", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quote();
}
