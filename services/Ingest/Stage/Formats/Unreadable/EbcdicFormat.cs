using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>
/// Text in EBCDIC, the character set of mainframes: bytes without control characters, as text has none, that share not one letter with the
/// character sets in which articles come.
/// </summary>
internal sealed class EbcdicFormat : UnreadableFormat
{
    private const int Least = 64;
    private const int MostLooked = 4096;

    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Encoding == ByteEncoding.AsciiBased
        && sample.Head.Length >= Least
        && IsEbcdic(sample.Head[..Math.Min(sample.Head.Length, MostLooked)])
            ? new DetectedFormat(this, "application/octet-stream", "a text in EBCDIC, the character set of mainframes")
            : null;

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        new(
            RejectionReasons.Binary,
            $"This is {detected.Description}. Convert it to UTF-8 (for example iconv -f IBM037 -t UTF-8) and drop that."
        );

    /// <summary>
    /// Its letters and figures stand in seven blocks beyond ASCII, its space is 0x40, and ASCII's space is nothing there.
    /// </summary>
    private static bool IsEbcdic(ReadOnlySpan<byte> bytes)
    {
        int letters = 0,
            spaces = 0,
            asciiSpaces = 0;
        foreach (var b in bytes)
        {
            letters += b switch
            {
                >= 0x81 and <= 0x89 or >= 0x91 and <= 0x99 or >= 0xA2 and <= 0xA9 => 1,
                >= 0xC1 and <= 0xC9 or >= 0xD1 and <= 0xD9 or >= 0xE2 and <= 0xE9 or >= 0xF0 and <= 0xF9 => 1,
                _ => 0,
            };
            spaces += b == 0x40 ? 1 : 0;
            asciiSpaces += b is 0x20 or 0x0A ? 1 : 0;
        }

        return spaces * 25 > bytes.Length && asciiSpaces * 100 < bytes.Length && (letters + spaces) * 100 > bytes.Length * 80;
    }
}
