using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Text;

/// <summary>
/// The block of fields that static site generators put above an article: YAML between lines of three dashes, TOML between lines of
/// three pluses. Only what hints need is read: fields of one line and lists of names.
/// </summary>
public static class FrontMatter
{
    // A rule of dashes that opens an article has no second one within this many lines with nothing but fields between.
    private const int MostLines = 200;

    private const int Head = 16 * 1024;

    private static readonly string[] AuthorFields = ["author", "authors", "byline", "by", "creator"];

    /// <summary>What the fields say, and the text below them; no fields and the whole text where it does not open with them.</summary>
    public static (ArticleHints Hints, string Body) Split(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = markdown.TrimStart('\uFEFF');
        var fence =
            text.StartsWith("---", StringComparison.Ordinal) ? "---"
            : text.StartsWith("+++", StringComparison.Ordinal) ? "+++"
            : null;
        if (fence is null)
        {
            return (new ArticleHints(), text);
        }

        var fields = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        string? key = null;
        var at = 0;
        for (var number = 0; number < MostLines && at < text.Length; number++)
        {
            var end = text.IndexOf('\n', at);
            var line = (end < 0 ? text[at..] : text[at..end]).TrimEnd();
            at = end < 0 ? text.Length : end + 1;
            if (number == 0)
            {
                if (line != fence)
                {
                    break;
                }

                continue;
            }

            if (line == fence || (fence == "---" && line == "..."))
            {
                return (Hints(fields), text[at..]);
            }

            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!ReadField(line, fence == "---" ? ':' : '=', fields, ref key))
            {
                break;
            }
        }

        return (new ArticleHints(), text);
    }

    /// <summary>What a Markdown file's fields say, over what its container said; UTF-8 is what the tools that write them write.</summary>
    public static ArticleHints Read(ReadOnlySpan<byte> markdown, ArticleHints hints)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var said = Split(Encoding.UTF8.GetString(markdown[..Math.Min(markdown.Length, Head)])).Hints;
        return hints with
        {
            Title = said.Title ?? hints.Title,
            Author = said.Author ?? hints.Author,
            Authors = said.Author is null ? hints.Authors : said.Authors,
            Published = said.Published ?? hints.Published,
            Modified = said.Modified ?? hints.Modified,
            Language = said.Language ?? hints.Language,
            Url = said.Url ?? hints.Url,
            Site = said.Site ?? hints.Site,
            Description = said.Description ?? hints.Description,
        };
    }

    private static bool ReadField(string line, char separator, Dictionary<string, List<string>> fields, ref string? key)
    {
        if (char.IsWhiteSpace(line[0]) || line[0] is '-' or ']' or '}')
        {
            // A list's next member, or something nested that no hint needs.
            var member = line.Trim();
            if (key is not null && member.StartsWith('-'))
            {
                fields[key].AddRange(Values(Member(member.TrimStart('-').Trim())));
            }

            return true;
        }

        var at = line.IndexOf(separator, StringComparison.Ordinal);
        if (at <= 0)
        {
            return line[0] == '[';
        }

        key = line[..at].Trim();
        if (key.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        fields[key] = [.. Values(line[(at + 1)..].Trim())];
        return true;
    }

    /// <summary>A list of objects names its members: <c>- name: Jane Doe</c>.</summary>
    private static string Member(string member) =>
        member.StartsWith("name:", StringComparison.OrdinalIgnoreCase) ? member[5..].Trim() : member;

    private static IEnumerable<string> Values(string raw) =>
        (
            raw is ['[', .., ']']
                ? raw[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value)
                : [Value(raw)]
        ).Where(static value => value.Length > 0);

    private static string Value(string raw)
    {
        if (raw is ['"', .., '"'] && raw.Length > 1)
        {
            return raw[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        if (raw is ['\'', .., '\''] && raw.Length > 1)
        {
            return raw[1..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        if (raw is "|" or ">" or "|-" or ">-" or "null" or "~")
        {
            return "";
        }

        var comment = raw.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? raw : raw[..comment].TrimEnd();
    }

    private static ArticleHints Hints(Dictionary<string, List<string>> fields) =>
        new()
        {
            Title = First(fields, "title", "headline"),
            Author = First(fields, AuthorFields),
            Authors = Named(fields, AuthorFields) is { Count: > 1 } authors ? authors : [],
            Published = DateField.Read(First(fields, "date", "published", "pubdate", "publishDate", "published_at", "created")),
            Modified = DateField.Read(First(fields, "lastmod", "updated", "modified", "last_modified_at", "updated_at")),
            Language = First(fields, "lang", "language", "locale"),
            Url = First(fields, "canonical", "canonical_url", "canonicalURL", "permalink", "url", "link", "source_url"),
            Site = First(fields, "site", "site_name", "publication", "publisher"),
            Description = First(fields, "description", "summary", "excerpt", "subtitle"),
        };

    private static string? First(Dictionary<string, List<string>> fields, params ReadOnlySpan<string> names) =>
        Named(fields, names) is { Count: > 0 } values ? string.Join(", ", values) : null;

    private static List<string> Named(Dictionary<string, List<string>> fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var values) && values.Count > 0)
            {
                return values;
            }
        }

        return [];
    }
}
