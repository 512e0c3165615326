namespace Pipeline.Decoding.Glyphs;

[Flags]
internal enum GlyphTraits : byte
{
    None = 0,
    Upper = 1,
    Lower = 2,
    Ascii = 4,

    /// <summary>A Thai vowel written before its consonant.</summary>
    Leading = 8,

    /// <summary>A letter that hardly begins a word and never is one: Ã and Â, the most frequent debris.</summary>
    Odd = 16,

    /// <summary>See <see cref="UnicodeBlocks.CommonLetters"/>.</summary>
    Common = 32,

    /// <summary>An apostrophe: letters follow it closely.</summary>
    Apostrophe = 64,
}
