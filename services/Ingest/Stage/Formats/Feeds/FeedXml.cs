using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>XML as feeds have it: read strictly first, and mended where that fails.</summary>
internal static partial class FeedXml
{
    /// <summary>Elements inside each other; a page inside an entry has 20 or so.</summary>
    public const int MaxDepth = 256;

    private static readonly (string Prefix, string Address)[] Known =
    [
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("atom", "http://www.w3.org/2005/Atom"),
        ("media", "http://search.yahoo.com/mrss/"),
        ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        ("slash", "http://purl.org/rss/1.0/modules/slash/"),
        ("wfw", "http://wellformedweb.org/CommentAPI/"),
        ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
        ("georss", "http://www.georss.org/georss"),
        ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        ConformanceLevel = ConformanceLevel.Document,
    };

    /// <summary>A reader that knows the usual prefixes even where a feed forgot to declare them.</summary>
    public static XmlReader Open(string xml)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, address) in Known)
        {
            names.AddNamespace(prefix, address);
        }

        return XmlReader.Create(new StringReader(xml), Settings, new XmlParserContext(names.NameTable, names, null, XmlSpace.None));
    }

    /// <summary>Mends what feeds most often get wrong: ampersands by themselves, HTML's named characters, control characters.</summary>
    public static string Mend(string xml)
    {
        var parts = Cdata().Split(xml);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Controls().Replace(parts[i], "");
            if (!parts[i].StartsWith("<![CDATA[", StringComparison.Ordinal))
            {
                parts[i] = Reference()
                    .Replace(
                        parts[i],
                        match =>
                            match.Value switch
                            {
                                "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" => match.Value,
                                ['&', '#', ..] => match.Value,
                                ['&', .., ';'] when System.Net.WebUtility.HtmlDecode(match.Value) is { Length: <= 2 } decoded => decoded,
                                _ => $"&amp;{match.Value[1..]}",
                            }
                    );
            }
        }

        return new StringBuilder().AppendJoin("", parts).ToString();
    }

    [GeneratedRegex(@"(<!\[CDATA\[.*?\]\]>)", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Cdata();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controls();

    [GeneratedRegex(
        @"&(?:#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Reference();
}
