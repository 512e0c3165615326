namespace Pipeline.Ingest.Detection;

/// <summary>How bytes may be written text, as far as that can be said without guessing a character set.</summary>
internal enum ByteEncoding
{
    /// <summary>No text in any character set.</summary>
    None,
    Zeros,
    Utf8,
    Utf16Little,
    Utf16Big,
    Utf32Little,
    Utf32Big,

    /// <summary>Text in a character set whose ASCII is ASCII: windows-125x, Shift_JIS, GB18030, KOI8-R, TIS-620 and so on.</summary>
    AsciiBased,
}
