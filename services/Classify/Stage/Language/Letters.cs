using System.Globalization;

namespace Pipeline.Classify.Language;

/// <summary>Every UTF-16 unit's script and folded form, as flat tables: two loads a character.</summary>
internal static class Letters
{
    /// <summary>First and last of each range. Blocks, not the full Script property: letters are checked by category besides.</summary>
    private static readonly (int First, int Last, Script Script)[] Ranges =
    [
        (0x0041, 0x024F, Script.Latin),
        (0x0250, 0x02AF, Script.Latin),
        (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic),
        (0x0531, 0x058F, Script.Armenian),
        (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x06FF, Script.Arabic),
        (0x0750, 0x077F, Script.Arabic),
        (0x0780, 0x07BF, Script.Thaana),
        (0x08A0, 0x08FF, Script.Arabic),
        (0x0900, 0x097F, Script.Devanagari),
        (0x0980, 0x09FF, Script.Bengali),
        (0x0A00, 0x0A7F, Script.Gurmukhi),
        (0x0A80, 0x0AFF, Script.Gujarati),
        (0x0B00, 0x0B7F, Script.Odia),
        (0x0B80, 0x0BFF, Script.Tamil),
        (0x0C00, 0x0C7F, Script.Telugu),
        (0x0C80, 0x0CFF, Script.Kannada),
        (0x0D00, 0x0D7F, Script.Malayalam),
        (0x0D80, 0x0DFF, Script.Sinhala),
        (0x0E00, 0x0E7F, Script.Thai),
        (0x0E80, 0x0EFF, Script.Lao),
        (0x0F00, 0x0FFF, Script.Tibetan),
        (0x1000, 0x109F, Script.Burmese),
        (0x10A0, 0x10FF, Script.Georgian),
        (0x1100, 0x11FF, Script.Hangul),
        (0x1200, 0x139F, Script.Ethiopic),
        (0x1780, 0x17FF, Script.Khmer),
        (0x1C90, 0x1CBF, Script.Georgian),
        (0x1E00, 0x1EFF, Script.Latin),
        (0x1F00, 0x1FFF, Script.Greek),
        (0x3005, 0x3007, Script.Han),
        (0x3041, 0x30FF, Script.Kana),
        (0x3130, 0x318F, Script.Hangul),
        (0x31F0, 0x31FF, Script.Kana),
        (0x3400, 0x4DBF, Script.Han),
        (0x4E00, 0x9FFF, Script.Han),
        (0xAC00, 0xD7AF, Script.Hangul),
        (0xF900, 0xFAFF, Script.Han),
        (0xFB50, 0xFDFF, Script.Arabic),
        (0xFE70, 0xFEFC, Script.Arabic),
        (0xFF66, 0xFF9F, Script.Kana),
    ];

    private static readonly Script[] Scripts = BuildScripts();
    private static readonly char[] Folded = BuildFolded();

    public static Script ScriptOf(char unit) => Scripts[unit];

    /// <summary>Lower case, with letters that differ only by the font's age made one.</summary>
    public static char Fold(char unit) => Folded[unit];

    private static Script[] BuildScripts()
    {
        var scripts = new Script[char.MaxValue + 1];
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            if (char.IsLetter((char)unit))
            {
                scripts[unit] = Script.Other;
            }
        }

        foreach (var (first, last, script) in Ranges)
        {
            for (var unit = first; unit <= last; unit++)
            {
                // Vowel signs belong to the words of Indic and Thai scripts, where they are half of all characters.
                if (
                    scripts[unit] == Script.Other
                    || CharUnicodeInfo.GetUnicodeCategory((char)unit)
                        is UnicodeCategory.SpacingCombiningMark
                            or UnicodeCategory.NonSpacingMark
                )
                {
                    scripts[unit] = script;
                }
            }
        }

        scripts[0x30FB] = Script.None;
        return scripts;
    }

    private static char[] BuildFolded()
    {
        var folded = new char[char.MaxValue + 1];
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            folded[unit] = char.ToLowerInvariant((char)unit);
        }

        folded['İ'] = 'i';

        // Romanian is written with a comma below or, from older fonts, a cedilla.
        folded['Ș'] = folded['ș'] = 'ş';
        folded['Ț'] = folded['ț'] = 'ţ';
        return folded;
    }
}
