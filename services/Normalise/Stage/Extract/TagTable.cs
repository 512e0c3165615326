using System.Collections.Frozen;

namespace Pipeline.Normalise.Extract;

/// <summary>The elements that reading a page must know by name. All others are inline.</summary>
internal static class TagTable
{
    private const TagKind Block = TagKind.Block;

    private static readonly FrozenDictionary<string, TagKind> Kinds = Build();

    private static readonly FrozenDictionary<string, TagKind>.AlternateLookup<ReadOnlySpan<char>> BySpan = Kinds.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static TagKind Of(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var kind) ? kind : TagKind.Inline;

    private static FrozenDictionary<string, TagKind> Build()
    {
        var kinds = new Dictionary<string, TagKind>(StringComparer.OrdinalIgnoreCase);
        Add(
            Block,
            "html body main article section div header figure center address details summary fieldset hgroup legend footer aside nav form menu dialog noscript"
        );
        Add(Block | TagKind.Paragraph | TagKind.SelfNesting, "p");
        Add(Block | TagKind.Heading, "h1 h2 h3 h4 h5 h6");
        Add(Block | TagKind.ListItem | TagKind.SelfNesting, "li");
        Add(Block | TagKind.Term | TagKind.SelfNesting, "dt");
        Add(Block | TagKind.Definition | TagKind.SelfNesting, "dd");
        Add(Block | TagKind.List, "ul ol dl dir");
        Add(Block | TagKind.Quote, "blockquote");
        Add(Block | TagKind.Preformatted, "pre listing");
        Add(Block | TagKind.Table | TagKind.TablePart, "table");
        Add(Block | TagKind.TablePart, "thead tbody tfoot");
        Add(Block | TagKind.TablePart | TagKind.Row | TagKind.SelfNesting, "tr");
        Add(Block | TagKind.Cell | TagKind.SelfNesting, "td th");
        Add(Block | TagKind.Caption, "figcaption caption");
        Add(TagKind.Break | TagKind.Void, "br");
        Add(Block | TagKind.Void, "hr");
        Add(TagKind.Void, "img input meta link area base col embed param source track wbr frame keygen basefont bgsound");
        Add(TagKind.Link, "a");
        Add(TagKind.Control, "button label");
        Add(TagKind.Quotation, "q");
        Add(TagKind.Unread, "rt rp rtc annotation annotation-xml");
        Add(TagKind.Head, "head meta link base title script style noscript");
        Add(
            TagKind.Raw,
            "script style iframe noembed noframes svg template textarea select canvas xmp audio video object applet datalist title"
        );
        Add(
            TagKind.Formatting,
            "b i em strong u font s big small tt strike nobr mark code kbd samp var abbr acronym cite dfn ins del bdi bdo plaintext"
        );
        return kinds.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(TagKind kind, string names)
        {
            foreach (var name in names.Split(' '))
            {
                kinds[name] = kinds.GetValueOrDefault(name) | kind;
            }
        }
    }
}
