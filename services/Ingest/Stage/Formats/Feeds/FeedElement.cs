using System.Text;
using System.Xml;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// An element directly inside an entry or channel, with what is in it as text and as markup. <c>Children</c> has the text of the elements
/// in it by name, and of those one level down as <c>author/name</c>.
/// </summary>
internal sealed record FeedElement(
    string Prefix,
    string Name,
    IReadOnlyDictionary<string, string> Attributes,
    string Text,
    string Markup,
    IReadOnlyDictionary<string, string> Children
)
{
    public bool HasElements => Children.Count > 0;

    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);

    /// <summary>
    /// The elements at a depth of the document, as far as it can be read; stops at XML that is not good when <paramref name="leniently"/>.
    /// </summary>
    public static List<FeedElement> ReadAt(string xml, int depth, bool leniently)
    {
        var found = new List<FeedElement>();
        using var reader = FeedXml.Open(xml);
        try
        {
            string? own = null;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                // Whatever the root's vocabulary calls itself, it is the feed's.
                own ??= reader.NamespaceURI;
                if (reader.Depth == depth)
                {
                    found.Add(ReadOne(reader, own));
                }
            }
        }
        catch (XmlException) when (leniently)
        {
            // The head of a feed is cut off before its first entry.
        }

        return found;
    }

    private static FeedElement ReadOne(XmlReader reader, string own)
    {
        var depth = reader.Depth;
        var (prefix, name, attributes) = (
            reader.NamespaceURI == own ? "" : KnownPrefix(reader.NamespaceURI),
            reader.LocalName,
            ReadAttributes(reader)
        );
        StringBuilder text = new(),
            markup = new();
        var children = new Dictionary<string, string>(StringComparer.Ordinal);
        var (childStart, innerStart, child) = (0, 0, "");
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.Depth > FeedXml.MaxDepth)
                {
                    throw new XmlException($"Elements lie more than {FeedXml.MaxDepth} deep.");
                }

                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        (childStart, child) = reader.Depth == depth + 1 ? (text.Length, reader.LocalName) : (childStart, child);
                        innerStart = reader.Depth == depth + 2 ? text.Length : innerStart;
                        AppendTag(reader, markup);
                        break;
                    case XmlNodeType.EndElement:
                        markup.Append("</").Append(reader.LocalName).Append('>');
                        if (reader.Depth == depth + 1)
                        {
                            children.TryAdd(reader.LocalName, text.ToString(childStart, text.Length - childStart));
                        }
                        else if (reader.Depth == depth + 2)
                        {
                            children.TryAdd($"{child}/{reader.LocalName}", text.ToString(innerStart, text.Length - innerStart));
                        }

                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                        text.Append(reader.Value);
                        markup.Append(Escape(reader.Value));
                        break;
                }
            }
        }

        return new FeedElement(prefix, name, attributes, text.ToString(), markup.ToString(), children);
    }

    private static Dictionary<string, string> ReadAttributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.Prefix == "xml" ? reader.Name : reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
        return attributes;
    }

    private static void AppendTag(XmlReader reader, StringBuilder markup)
    {
        markup.Append('<').Append(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns")
            {
                markup.Append(' ').Append(reader.LocalName).Append("=\"").Append(Escape(reader.Value)).Append('"');
            }
        }

        reader.MoveToElement();
        markup.Append('>');
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    public static bool IsFeedVocabulary(string address) => KnownPrefix(address).Length == 0;

    /// <summary>The vocabularies that matter, by a short name each; those of the feed itself have none.</summary>
    private static string KnownPrefix(string address) =>
        address switch
        {
            "http://purl.org/rss/1.0/modules/content/" => "content",
            "http://purl.org/dc/elements/1.1/" or "http://purl.org/dc/terms/" => "dc",
            "http://search.yahoo.com/mrss/" or "http://search.yahoo.com/mrss" => "media",
            "http://www.itunes.com/dtds/podcast-1.0.dtd" => "itunes",
            "http://rssnamespace.org/feedburner/ext/1.0" => "feedburner",
            "http://www.w3.org/1999/xhtml" => "xhtml",
            ""
            or "http://www.w3.org/2005/Atom"
            or "http://purl.org/atom/ns#"
            or "http://purl.org/rss/1.0/"
            or "http://my.netscape.com/rdf/simple/0.9/"
            or "http://backend.userland.com/rss"
            or "http://backend.userland.com/rss2"
            or "http://backend.userland.com/RSS2"
            or "http://blogs.law.harvard.edu/tech/rss" => "",
            _ => "other",
        };
}
