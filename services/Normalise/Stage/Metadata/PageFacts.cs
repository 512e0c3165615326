using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Metadata;

/// <summary>What a page's tags say, gathered in one walk and not yet weighed.</summary>
internal sealed class PageFacts
{
    private const int MaxValues = 32;
    private const int MaxAuthors = 40;
    private const int MaxHeadings = 20;

    // The article's own stands among the first; lists of teasers hold the rest.
    private const int MaxTimes = 100;

    // A date in an element of its own, its weekday and its clock in others.
    private const int MostInDate = 6;
    private const int LongestDate = 60;
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? TitleElement { get; private set; }

    public string? Canonical { get; private set; }

    public string? ImageLink { get; private set; }

    public string? Language { get; private set; }

    /// <summary>A link that names the article by its number.</summary>
    public string? ShortLink { get; private set; }

    public string? BodyClass { get; private set; }

    /// <summary>The page's h1, hidden ones too.</summary>
    public List<int> Headings { get; } = [];

    /// <summary>Elements of the page that hold a date for machines, in order.</summary>
    public List<TimeElement> Times { get; } = [];

    /// <summary>Text of links and elements that are said to be the author's name, and where it stands.</summary>
    public List<AuthorText> AuthorTexts { get; } = [];

    public static PageFacts Of(PageTree tree)
    {
        var facts = new PageFacts();
        for (var i = 0; i < tree.Elements.Length; i++)
        {
            facts.Take(tree, i);
        }

        return facts;
    }

    /// <summary>The first value of the first of the names that has one.</summary>
    public string? First(string[] names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var found))
            {
                return found[0];
            }
        }

        return null;
    }

    public IEnumerable<(string Name, string Value)> All(string[] names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var found))
            {
                foreach (var value in found)
                {
                    yield return (name, value);
                }
            }
        }
    }

    private void Take(PageTree tree, int index)
    {
        ref readonly var element = ref tree.Elements[index];
        var node = element.Node;
        switch (node.LocalName)
        {
            case "html":
                Language ??= Clean(node.GetAttribute("lang")) ?? Clean(node.GetAttribute("xml:lang"));
                return;
            case "body":
                BodyClass ??= Clean(node.ClassName);
                break;
            case "title":
                TitleElement ??= Clean(node.TextContent);
                return;
            case "meta":
                TakeMeta(node);
                return;
            case "link":
                TakeLink(node);
                return;
            case "h1" when Headings.Count < MaxHeadings:
                Headings.Add(index);
                break;
            case "time" when Times.Count < MaxTimes:
                Times.Add(
                    new TimeElement(
                        index,
                        node.GetAttribute("datetime"),
                        TextOf(tree, index),
                        TimeKinds.Of(tree, index),
                        AuthorElements.IsAside(tree, index)
                    )
                );
                break;
            case "span"
            or "div"
            or "p"
            or "li" when Times.Count < MaxTimes && TimeKinds.SaysDate(node) && element.End - index <= MostInDate:
                if (TextOf(tree, index) is { Length: <= LongestDate } date)
                {
                    var machine = node.GetAttribute("title") ?? node.GetAttribute("content") ?? node.GetAttribute("data-date");
                    Times.Add(new TimeElement(index, machine, date, TimeKinds.Of(tree, index), AuthorElements.IsAside(tree, index)));
                }

                break;
        }

        if (node.GetAttribute("itemprop") is { } property)
        {
            TakeProperty(tree, index, property);
        }

        if (AuthorTexts.Count < MaxAuthors && AuthorElements.Find(tree, index) is { } author)
        {
            AuthorTexts.Add(author);
        }
    }

    private void TakeMeta(DomElement node)
    {
        if (Clean(node.GetAttribute("content")) is not { } content)
        {
            return;
        }

        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
        {
            if (node.GetAttribute(attribute) is { Length: > 0 and < 80 } name)
            {
                // Microdata and RDFa may name several properties at once.
                foreach (
                    var one in attribute is "itemprop" or "property"
                        ? name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        : [name.Trim()]
                )
                {
                    Add(one, content);
                }
            }
        }
    }

    private void TakeLink(DomElement node)
    {
        var rel = node.GetAttribute("rel") ?? "";
        var href = Clean(node.GetAttribute("href"));
        if (rel.Equals("canonical", StringComparison.OrdinalIgnoreCase))
        {
            Canonical ??= href;
        }
        else if (rel.Equals("shortlink", StringComparison.OrdinalIgnoreCase))
        {
            ShortLink ??= href;
        }
        else if (rel.Equals("image_src", StringComparison.OrdinalIgnoreCase))
        {
            ImageLink ??= href;
        }
    }

    private void TakeProperty(PageTree tree, int index, string property)
    {
        var node = tree.Elements[index].Node;
        switch (property)
        {
            case "headline":
                AddIfAny(property, TextOf(tree, index));
                break;
            case "datePublished" or "dateModified":
                AddIfAny(property, node.GetAttribute("datetime") ?? node.GetAttribute("content") ?? TextOf(tree, index));
                break;
        }
    }

    /// <summary>The text of a small element: of its one block, where the element is a block or is all there is of one.</summary>
    private static string? TextOf(PageTree tree, int index)
    {
        const int maxNodes = 40;
        var node = tree.Elements[index].Node;
        if (tree.Elements[index].End - index > maxNodes)
        {
            return null;
        }

        return Clean(node.TextContent);
    }

    private void AddIfAny(string name, string? value)
    {
        if (value is not null)
        {
            Add(name, value);
        }
    }

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var list))
        {
            if (_values.Count >= 1_000)
            {
                return;
            }

            _values[name] = list = [];
        }

        if (list.Count < MaxValues)
        {
            list.Add(value);
        }
    }

    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return MetadataText.OneLine(text);
    }
}
