namespace Pipeline.Decoding.Glyphs;

/// <summary>What a character does in running text, as far as its neighbours are concerned.</summary>
internal enum GlyphKind : byte
{
    /// <summary>Space, line end, start or end of text.</summary>
    Edge,
    Letter,
    Mark,
    Digit,
    Punctuation,
    Opening,
    Closing,
    Dash,
    Dots,
    Currency,
    Trade,
    Ordinal,
    Symbol,
    Mathematics,
    Diacritic,
    Box,
    NoBreakSpace,
    SoftHyphen,
    Joiner,
    Control,
    Lost,
    Picture,
    Unassigned,
}
