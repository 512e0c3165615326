namespace Pipeline.Normalise.Repair;

/// <summary>C1 controls do not occur in text: where one stands, a windows-1252 byte was taken for ISO-8859-1.</summary>
internal static class WesternControls
{
    /// <summary>windows-1252 at 80 to 9F; its five gaps stay the controls that they are.</summary>
    private const string Table = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static int Meaning(int codePoint) => codePoint is >= 0x80 and <= 0x9F ? Table[codePoint - 0x80] : codePoint;

    public static char Meaning(char c) => c is >= '\u0080' and <= '\u009F' ? Table[c - 0x80] : c;
}
