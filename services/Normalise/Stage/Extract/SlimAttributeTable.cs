using System.Collections.Frozen;

namespace Pipeline.Normalise.Extract;

internal static class SlimAttributeTable
{
    private static readonly FrozenDictionary<string, SlimAttributes> Kept = new Dictionary<string, SlimAttributes>
    {
        ["class"] = SlimAttributes.Class,
        ["id"] = SlimAttributes.Id,
        ["role"] = SlimAttributes.Role,
        ["itemprop"] = SlimAttributes.ItemProp,
        ["itemtype"] = SlimAttributes.ItemType,
        ["itemscope"] = SlimAttributes.ItemScope,
        ["href"] = SlimAttributes.Href,
        ["rel"] = SlimAttributes.Rel,
        ["content"] = SlimAttributes.Content,
        ["name"] = SlimAttributes.Name,
        ["property"] = SlimAttributes.Property,
        ["http-equiv"] = SlimAttributes.HttpEquiv,
        ["datetime"] = SlimAttributes.DateTime,
        ["hidden"] = SlimAttributes.Hidden,
        ["style"] = SlimAttributes.Style,
        ["aria-hidden"] = SlimAttributes.AriaHidden,
        ["lang"] = SlimAttributes.Lang,
        ["xml:lang"] = SlimAttributes.Lang,
        ["type"] = SlimAttributes.Type,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, SlimAttributes>.AlternateLookup<ReadOnlySpan<char>> BySpan = Kept.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static SlimAttributes Of(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var found) ? found : SlimAttributes.None;

    public static bool IsJsonLd(ReadOnlySpan<char> type) => type.Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an inline style hides its element; the only thing a style is kept for.</summary>
    public static bool Hides(ReadOnlySpan<char> style) => Says(style, "display", "none") || Says(style, "visibility", "hidden");

    private static bool Says(ReadOnlySpan<char> style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style[(at + property.Length)..].TrimStart(": \t").StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }
}
