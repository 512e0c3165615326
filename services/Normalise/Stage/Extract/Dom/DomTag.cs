using System.Collections.Frozen;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>What all elements of one name have in common.</summary>
/// <param name="Number">Of names that are known, from 0; -1 of all others.</param>
/// <param name="Flags">How the parser treats them: as AngleSharp's own elements say of themselves.</param>
internal sealed record DomTag(string Name, int Number, TagKind Kind, NodeFlags Flags, string Namespace)
{
    // Names that pages invent are not kept: a page must not fill the table.
    private static readonly FrozenDictionary<string, DomTag> Known = Load();

    private static readonly FrozenDictionary<string, DomTag>.AlternateLookup<ReadOnlySpan<char>> BySpan = Known.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public bool IsTable { get; } = Name == "table";

    /// <summary>As the parser asks for it, many times an element.</summary>
    public StringOrMemory ParserName { get; } = Name;

    public static DomTag Of(StringOrMemory name) => BySpan.TryGetValue(name.Memory.Span, out var known) ? known : Unknown(name.ToString());

    public static DomTag Unknown(string name) => new(name, -1, TagTable.Of(name), NodeFlags.HtmlMember, NamespaceNames.HtmlUri);

    public static DomTag Foreign(string name, NodeFlags flags, string space) => new(name, -1, TagTable.Of(name), flags, space);

    /// <summary>By number, the place of each name in a list; -1 for those that are not in it.</summary>
    public static int[] Places(string[] list)
    {
        var places = new int[Known.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < list.Length; i++)
        {
            places[Known[list[i]].Number] = i;
        }

        return places;
    }

    private static FrozenDictionary<string, DomTag> Load()
    {
        const string names =
            "html head body title base link meta style script noscript template main article section nav aside header footer address h1 h2 h3 h4 h5 h6 hgroup div p hr pre blockquote ol ul menu li dl dt dd figure figcaption a em strong small s cite q dfn abbr ruby rb rt rtc rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img iframe embed object param video audio track map area table caption colgroup col tbody thead tfoot tr td th form label input button select datalist optgroup option textarea output progress meter fieldset legend details summary dialog slot canvas acronym applet basefont bgsound big blink center dir font frame frameset image isindex keygen listing marquee menuitem nobr noembed noframes plaintext spacer strike tt xmp";
        var document = new HtmlParser().ParseDocument("");
        return names
            .Split(' ')
            .Select(
                (name, number) => new DomTag(name, number, TagTable.Of(name), document.CreateElement(name).Flags, NamespaceNames.HtmlUri)
            )
            .ToFrozenDictionary(static tag => tag.Name, StringComparer.Ordinal);
    }
}
