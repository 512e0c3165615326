using System.Buffers;
using System.Globalization;

namespace Pipeline.Decoding.Glyphs;

/// <summary>Sorts characters into kinds and traits: a few by name, the rest by Unicode category.</summary>
internal static class GlyphKinds
{
    private static readonly (GlyphKind Kind, SearchValues<char> Members)[] Named =
    [
        (GlyphKind.Opening, SearchValues.Create("“‘„‚«‹‟‛¿¡")),
        (GlyphKind.Closing, SearchValues.Create("”’»›")),
        (GlyphKind.Dash, SearchValues.Create("–—―‐‑‒−")),
        (GlyphKind.Dots, SearchValues.Create("…•·‥")),
        (GlyphKind.Trade, SearchValues.Create("©®™")),
        (GlyphKind.Ordinal, SearchValues.Create("°ªº¹²³′″")),
        (GlyphKind.Diacritic, SearchValues.Create("´¨¸¯ˆ˜ˇ˘˙˚˛˝΄΅")),
        (GlyphKind.Symbol, SearchValues.Create("§¶†‡‰¦¼½¾µ№")),
        (GlyphKind.Lost, SearchValues.Create("\uFFFD")),
    ];

    public static GlyphKind Of(char c)
    {
        if (c <= ' ')
        {
            return GlyphKind.Edge;
        }

        foreach (var (kind, members) in Named)
        {
            if (members.Contains(c))
            {
                return kind;
            }
        }

        return c switch
        {
            '\u00A0' or '\u202F' => GlyphKind.NoBreakSpace,
            '\u00AD' => GlyphKind.SoftHyphen,
            '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\uFE00' and <= '\uFE0F') => GlyphKind.Joiner,
            < '\u0080' => char.IsAsciiLetter(c) ? GlyphKind.Letter
            : char.IsAsciiDigit(c) ? GlyphKind.Digit
            : GlyphKind.Punctuation,
            >= '\u0080' and <= '\u009F' => GlyphKind.Control,
            >= '\u2500' and <= '\u25A0' => GlyphKind.Box,
            >= '\u2600' and <= '\u27BF' => GlyphKind.Picture,
            _ => ByCategory(char.GetUnicodeCategory(c)),
        };
    }

    public static GlyphTraits TraitsOf(char c)
    {
        var traits = char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => GlyphTraits.Upper,
            UnicodeCategory.LowercaseLetter => GlyphTraits.Lower,
            _ => GlyphTraits.None,
        };
        return traits
            | (c < 0x80 ? GlyphTraits.Ascii : 0)
            | (c is >= 'เ' and <= 'ไ' ? GlyphTraits.Leading : 0)
            | (c is 'Ã' or 'Â' ? GlyphTraits.Odd : 0)
            | (c is '’' or '‘' or '\'' ? GlyphTraits.Apostrophe : 0);
    }

    private static GlyphKind ByCategory(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.LetterNumber => GlyphKind.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => GlyphKind.Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => GlyphKind.Digit,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => GlyphKind.Edge,
            UnicodeCategory.CurrencySymbol => GlyphKind.Currency,
            UnicodeCategory.MathSymbol => GlyphKind.Mathematics,
            UnicodeCategory.ModifierSymbol => GlyphKind.Diacritic,
            UnicodeCategory.OtherSymbol => GlyphKind.Picture,
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.OpenPunctuation => GlyphKind.Opening,
            UnicodeCategory.FinalQuotePunctuation => GlyphKind.Closing,
            UnicodeCategory.DashPunctuation => GlyphKind.Dash,
            UnicodeCategory.Format or UnicodeCategory.Surrogate => GlyphKind.Joiner,
            UnicodeCategory.Control or UnicodeCategory.PrivateUse => GlyphKind.Control,
            UnicodeCategory.OtherNotAssigned => GlyphKind.Unassigned,
            _ => GlyphKind.Punctuation,
        };
}
