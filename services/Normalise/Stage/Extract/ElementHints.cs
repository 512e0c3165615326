using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract;

/// <summary>What an element's name and attributes say of its content.</summary>
internal static class ElementHints
{
    public static Hint Of(DomElement node, TagKind kind, ClassHints classes)
    {
        var hints = OfName(node.LocalName) | ((kind & TagKind.Control) != 0 ? Hint.Control : Hint.None);
        if (node.Attributes.Length == 0)
        {
            return hints;
        }

        for (var i = 0; i < node.Attributes.Length; i++)
        {
            var (name, value) = node.Attributes[i];
            hints |= name switch
            {
                "class" => classes.Of(value),
                "id" => HintWords.In(value),
                "role" => OfRole(value),
                "itemprop" => OfItemProp(value),
                "hidden" or "style" => Hint.Hidden | Hint.Unseen,
                "aria-hidden" when value.Equals("true", StringComparison.OrdinalIgnoreCase) => Hint.Hidden,
                _ => Hint.None,
            };
        }

        return hints;
    }

    private static Hint OfName(string name) =>
        name switch
        {
            "nav" or "menu" => Hint.Navigation,
            "footer" => Hint.Footer,
            "aside" => Hint.Sidebar,
            "form" or "button" or "dialog" or "label" => Hint.Control,
            "figcaption" => Hint.Caption,
            "noscript" => Hint.Control,
            _ => Hint.None,
        };

    private static Hint OfRole(string role) =>
        role switch
        {
            "navigation" or "menu" or "menubar" or "banner" or "tablist" => Hint.Navigation,
            "complementary" => Hint.Sidebar,
            "contentinfo" => Hint.Footer,
            "search" or "dialog" or "alertdialog" or "button" or "form" => Hint.Control,
            _ => Hint.None,
        };

    private static Hint OfItemProp(string name) =>
        name switch
        {
            "articleBody" or "text" or "reviewBody" => Hint.Content,
            "author" or "datePublished" or "dateModified" => Hint.Byline,
            "caption" => Hint.Caption,
            "comment" => Hint.Comments,
            "keywords" => Hint.Tags,
            _ => Hint.None,
        };
}
