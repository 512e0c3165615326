using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Formats;

/// <summary>Reads the block of <c>key: value</c> lines between <c>---</c> that many Markdown files open with.</summary>
internal static class FrontMatter
{
    private const int MaxLines = 100;

    public static ArticleHints Read(ReadOnlySpan<byte> bytes, ArticleHints hints)
    {
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 16 * 1024)]).TrimStart('\uFEFF');
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        string? list = null;
        foreach (var raw in head.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (number++ == 0 && !line.SequenceEqual("---"))
            {
                return hints;
            }

            if (number > MaxLines || (number > 1 && (line.SequenceEqual("---") || line.SequenceEqual("..."))))
            {
                break;
            }

            var colon = line.IndexOf(':');
            if (list is not null && line.TrimStart().StartsWith("- "))
            {
                var element = Unquote(line.TrimStart()[2..]);
                fields[list] = fields[list].Length == 0 ? element : $"{fields[list]}, {element}";
            }
            else if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                list = line[..colon].Trim().ToString();
                fields[list] = Unquote(line[(colon + 1)..]);
            }
        }

        return hints with
        {
            Title = First("title", "headline") ?? hints.Title,
            Author = First("author", "authors", "byline") ?? hints.Author,
            Published = DateText.Read(First("date", "published", "pubdate")) ?? hints.Published,
            Modified = DateText.Read(First("updated", "modified", "lastmod")) ?? hints.Modified,
            Language = First("lang", "language") ?? hints.Language,
            Url = First("url", "link", "canonical", "canonical_url", "source_url") ?? hints.Url,
            Site = First("site", "publication", "publisher") ?? hints.Site,
            Description = First("description", "summary", "excerpt", "subtitle") ?? hints.Description,
        };

        string? First(params ReadOnlySpan<string> names)
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
    }

    private static string Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.Length >= 2 && value[0] == '[' && value[^1] == ']')
        {
            return string.Join(", ", value[1..^1].ToString().Split(',').Select(part => Unquote(part)));
        }

        return value.Length >= 2 && (value[0] is '"' or '\'') && value[^1] == value[0] ? value[1..^1].ToString() : value.ToString();
    }
}
