using System.Globalization;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// The block of fields that static site generators put above an article: YAML between lines of three dashes, TOML between lines of
/// three pluses. Only what hints need is read: fields of one line and lists of names.
/// </summary>
internal static class FrontMatter
{
    // A rule of dashes that opens an article has no second one within this many lines with nothing but fields between.
    private const int MostLines = 200;

    public static (ArticleHints Hints, string Body) Split(string markdown)
    {
        var text = markdown.TrimStart('\uFEFF');
        var fence =
            text.StartsWith("---", StringComparison.Ordinal) ? "---"
            : text.StartsWith("+++", StringComparison.Ordinal) ? "+++"
            : null;
        if (fence is null)
        {
            return (new ArticleHints(), text);
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
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

    private static bool ReadField(string line, char separator, Dictionary<string, string> fields, ref string? key)
    {
        if (char.IsWhiteSpace(line[0]) || line[0] is '-' or ']' or '}')
        {
            // A list's next member, or something nested that no hint needs.
            var member = line.Trim().TrimStart('-').Trim();
            if (key is not null && line.Trim().StartsWith('-') && Value(member) is { Length: > 0 } name)
            {
                fields[key] = fields[key].Length == 0 ? name : fields[key] + ", " + name;
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

        fields[key] = Value(line[(at + 1)..].Trim());
        return true;
    }

    private static string Value(string raw)
    {
        if (raw is ['[', .., ']'])
        {
            return string.Join(
                ", ",
                raw[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value)
            );
        }

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

    private static ArticleHints Hints(Dictionary<string, string> fields) =>
        new()
        {
            Title = First(fields, "title", "headline"),
            Author = First(fields, "author", "authors", "byline", "by", "creator"),
            Published = Date(First(fields, "date", "published", "pubDate", "publishDate", "published_at", "created")),
            Modified = Date(First(fields, "lastmod", "updated", "modified", "last_modified_at", "updated_at")),
            Language = First(fields, "lang", "language", "locale"),
            Url = First(fields, "canonical", "canonical_url", "canonicalURL", "permalink", "url", "link"),
            Site = First(fields, "site", "site_name", "publication", "publisher"),
            Description = First(fields, "description", "summary", "excerpt", "subtitle"),
        };

    private static string? First(Dictionary<string, string> fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    private static DateTimeOffset? Date(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
