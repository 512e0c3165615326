namespace Pipeline.Ingest.Detection;

/// <summary>The first element of a text that opens with a <c>&lt;</c>, past declaration, comments and document type.</summary>
/// <param name="Name">Its name with its prefix; empty where there is none.</param>
/// <param name="Tag">Its start tag.</param>
/// <param name="IsDeclared">True where the text opens with an XML declaration.</param>
internal sealed record XmlRoot(string Name, string Tag, bool IsDeclared)
{
    public static XmlRoot Find(ReadOnlySpan<char> start)
    {
        if (start.IsEmpty || start[0] != '<')
        {
            return new XmlRoot("", "", IsDeclared: false);
        }

        var tag = FindRoot(start);
        var name = tag.IsEmpty ? tag : tag[1..];
        var end = name.IndexOfAny(" \t\r\n/>");
        return new XmlRoot(
            (end < 0 ? name : name[..end]).ToString(),
            tag.ToString(),
            start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Its name without a prefix.</summary>
    public string LocalName => Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>True where the start tag names this namespace.</summary>
    public bool Has(string address) => Tag.Contains(address, StringComparison.OrdinalIgnoreCase);

    /// <summary>From the root's <c>&lt;</c> on to the end of its start tag; empty where there is none.</summary>
    private static ReadOnlySpan<char> FindRoot(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOf('<');
            if (at < 0 || at + 1 >= text.Length)
            {
                return [];
            }

            text = text[at..];
            var end = text switch
            {
                _ when text.StartsWith("<?") => After(text, "?>"),
                _ when text.StartsWith("<!--") => After(text, "-->"),
                _ when text.StartsWith("<!") => AfterDocumentType(text),
                _ => 0,
            };
            if (end < 0)
            {
                return [];
            }

            if (end == 0)
            {
                var close = text.IndexOf('>');
                return char.IsLetter(text[1]) || text[1] == '_'
                    ? close < 0
                        ? text
                        : text[..(close + 1)]
                    : [];
            }

            text = text[end..];
        }
    }

    private static int After(ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? -1 : at + end.Length;
    }

    private static int AfterDocumentType(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('>');
        var open = text.IndexOf('[');
        if (open < 0 || (close >= 0 && close < open))
        {
            return close < 0 ? -1 : close + 1;
        }

        var subset = After(text[open..], "]");
        var rest = subset < 0 ? -1 : text[(open + subset)..].IndexOf('>');
        return rest < 0 ? -1 : open + subset + rest + 1;
    }
}
