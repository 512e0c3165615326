using System.Collections;
using AngleSharp.Common;
using AngleSharp.Html.Construction;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>An element's attributes. They are few, so that a walk over them finds one faster than any table.</summary>
internal sealed class DomAttributes : IConstructableNamedNodeMap, IEnumerable<(string Name, string Value)>
{
    public static readonly DomAttributes None = new();

    // What the page keeps for the parser: names come as the same strings, one for all elements.
    private static readonly string[] Names =
    [
        "class",
        "href",
        "id",
        "content",
        "property",
        "name",
        "rel",
        "style",
        "itemprop",
        "role",
        "itemtype",
        "itemscope",
        "datetime",
        "hidden",
        "aria-hidden",
        "lang",
        "http-equiv",
    ];

    private (string Name, string Value)[] _items = [];

    public int Length { get; private set; }

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] =>
        Find(name.ToString()) is { } value ? new Attribute(name.ToString(), value) : null;

    public static string NameOf(StringOrMemory name)
    {
        foreach (var known in Names)
        {
            if (name == known)
            {
                return known;
            }
        }

        return name.ToString();
    }

    public string? Find(string name)
    {
        for (var i = 0; i < Length; i++)
        {
            if (string.Equals(_items[i].Name, name, StringComparison.Ordinal))
            {
                return _items[i].Value;
            }
        }

        return null;
    }

    public void Set(string name, string value)
    {
        for (var i = 0; i < Length; i++)
        {
            if (string.Equals(_items[i].Name, name, StringComparison.Ordinal))
            {
                _items[i].Value = value;
                return;
            }
        }

        if (Length == _items.Length)
        {
            Array.Resize(ref _items, Length + 2);
        }

        _items[Length++] = (name, value);
    }

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes) =>
        attributes is DomAttributes others && others.Length == Length && this.All(item => others.Find(item.Name) == item.Value);

    public IEnumerator<(string Name, string Value)> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public (string Name, string Value) this[int index] => _items[index];

    private sealed class Attribute(string name, string value) : IConstructableAttr
    {
        public StringOrMemory Name => name;

        public StringOrMemory Value { get; set; } = value;
    }
}
