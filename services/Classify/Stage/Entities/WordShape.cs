namespace Pipeline.Classify.Entities;

/// <summary>How a word is written, letters aside.</summary>
internal enum WordShape : byte
{
    Other,
    Lower,

    /// <summary>Syria</summary>
    Capitalised,

    /// <summary>NATO</summary>
    Upper,

    /// <summary>A or J.</summary>
    Initial,

    /// <summary>U.N.</summary>
    DottedUpper,

    /// <summary>McDonald, YouTube, iPhone</summary>
    Mixed,

    /// <summary>Iran-backed</summary>
    CapitalisedHyphenLower,

    /// <summary>Jean-Claude</summary>
    CapitalisedHyphenCapitalised,

    /// <summary>al-Sham</summary>
    LowerHyphenCapitalised,
    Number,

    /// <summary>25th, B52, 3G</summary>
    LetterAndDigit,
    OpeningBracket,
    ClosingBracket,
    Quote,
    Comma,
    Stop,

    /// <summary>Mr., Inc.</summary>
    CapitalisedDotted,
    Hyphen,
    Possessive,
    Address,
}
