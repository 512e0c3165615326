namespace Pipeline.Normalise.Extract;

/// <summary>The attributes that are kept for the parser. Each at most once a tag.</summary>
[Flags]
internal enum SlimAttributes
{
    None = 0,
    Class = 1 << 0,
    Id = 1 << 1,
    Role = 1 << 2,
    ItemProp = 1 << 3,
    Href = 1 << 4,
    Rel = 1 << 5,
    Content = 1 << 6,
    Name = 1 << 7,
    Property = 1 << 8,
    DateTime = 1 << 9,
    Hidden = 1 << 10,
    Style = 1 << 11,
    AriaHidden = 1 << 12,
    Lang = 1 << 13,
    Type = 1 << 14,
    ItemType = 1 << 15,
    HttpEquiv = 1 << 16,
    ItemScope = 1 << 17,

    /// <summary>Not an attribute: the type said <c>application/ld+json</c>.</summary>
    JsonLd = 1 << 30,
}
