using System.Globalization;

namespace Pipeline.Text;

/// <summary>What kind of character a UTF-16 unit is to the word splitter, as a table.</summary>
public static class WordUnits
{
    private const byte Word = 1;
    private const byte Sign = 2;
    private const byte Run = 4;

    private static readonly byte[] Kinds = Build();

    /// <summary>A letter, digit, mark or half of a surrogate pair.</summary>
    public static bool IsWord(char unit) => Kinds[unit] != 0;

    /// <summary>Of a script that is written without spaces between words.</summary>
    public static bool IsSpaceless(char unit) => (Kinds[unit] & (Sign | Run)) != 0;

    /// <summary>Chinese or Japanese, where about two signs are a word.</summary>
    public static bool IsSign(char unit) => (Kinds[unit] & Sign) != 0;

    private static byte[] Build()
    {
        var kinds = new byte[char.MaxValue + 1];
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory((char)unit);
            if (
                char.IsLetterOrDigit((char)unit)
                || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate
            )
            {
                kinds[unit] = Word;
            }
        }

        Mark(kinds, 0x0E00, 0x0EFF, Run);
        Mark(kinds, 0x0F00, 0x109F, Run);
        Mark(kinds, 0x1780, 0x17FF, Run);
        Mark(kinds, 0x3005, 0x3007, Sign);
        Mark(kinds, 0x3041, 0x30FF, Sign);
        Mark(kinds, 0x31F0, 0x31FF, Sign);
        Mark(kinds, 0x3400, 0x9FFF, Sign);
        Mark(kinds, 0xF900, 0xFAFF, Sign);
        kinds[0x30FC] = Word | Sign;
        return kinds;
    }

    private static void Mark(byte[] kinds, int first, int last, byte kind)
    {
        for (var unit = first; unit <= last; unit++)
        {
            if (kinds[unit] != 0)
            {
                kinds[unit] |= kind;
            }
        }
    }
}
