namespace Pipeline.Classify.Language;

/// <summary>The writing systems that the detector tells apart. Those of one language decide by themselves.</summary>
internal enum Script : byte
{
    /// <summary>Not a letter.</summary>
    None,

    /// <summary>A letter of a script not listed here.</summary>
    Other,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Han,
    Kana,
    Hangul,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Burmese,
    Khmer,
    Ethiopic,
    Thaana,
}
