namespace Pipeline.Decoding.Glyphs;

/// <summary>
/// Scripts and how surprising their characters are in published text, in tenths of a cost point: 0 for what fills newspapers, 40 for what
/// only specialists write, below 0 for the typography that every page carries. Later rows overrule earlier ones.
/// Block limits are those of the Unicode standard's Blocks.txt; the surprise is judged from what news sites in some forty languages print.
/// </summary>
internal static class UnicodeBlocks
{
    /// <summary>First and last code point, script (<c>-</c> for none), surprise.</summary>
    public const string Rows = """
        0000 007F Latin 0
        0080 009F - 20
        00A0 00BF - 3
        00C0 00FF Latin 2
        0100 017F Latin 4
        0180 024F Latin 30
        0250 02AF Latin 30
        02B0 02FF - 25
        0300 036F Inherited 25
        0370 03FF Greek 4
        0400 052F Cyrillic 25
        0402 045F Cyrillic 8
        0410 044F Cyrillic 0
        0530 058F Armenian 5
        0590 05FF Hebrew 20
        05D0 05EA Hebrew 2
        0600 06FF Arabic 15
        0620 0652 Arabic 2
        0700 077F Other1 30
        0780 08FF Other2 35
        0900 097F Devanagari 3
        0980 09FF Bengali 3
        0A00 0A7F Gurmukhi 5
        0A80 0AFF Gujarati 5
        0B00 0B7F Odia 8
        0B80 0BFF Tamil 3
        0C00 0C7F Telugu 3
        0C80 0CFF Kannada 4
        0D00 0D7F Malayalam 4
        0D80 0DFF Sinhala 6
        0E00 0E7F Thai 2
        0E80 0EFF Lao 8
        0F00 0FFF Tibetan 12
        1000 109F Myanmar 6
        10A0 10FF Georgian 6
        1100 11FF Han 20
        1200 139F Ethiopic 6
        13A0 177F Other3 40
        1780 17FF Khmer 6
        1800 1CFF Other4 40
        1D00 1DFF Latin 35
        1E00 1E9F Latin 20
        1EA0 1EFF Latin 2
        1F00 1FFF Greek 10
        2000 206F - 12
        2070 209F - 10
        20A0 20CF - 6
        20D0 20FF Inherited 15
        2100 214F - 10
        2150 218F - 8
        2190 21FF - 3
        2200 22FF - 6
        2300 23FF - 8
        2400 245F - 25
        2460 24FF - 8
        2500 259F - 8
        25A0 25FF - 4
        2600 27BF - 3
        27C0 27FF - 20
        2800 28FF - 15
        2900 2AFF - 12
        2B00 2BFF - 8
        2C00 2DFF Other5 40
        2E00 2E7F - 25
        2E80 2FFF Han 25
        3000 30FF Han 2
        3100 318F Han 15
        3190 33FF Han 12
        3400 4DBF Han 25
        4E00 9FFF Han 3
        A000 ABFF Other6 40
        AC00 D7A3 Han 2
        E000 F8FF - 60
        F900 FAFF Han 25
        FB00 FB06 Latin 5
        FB13 FB17 Armenian 25
        FB1D FB4F Hebrew 20
        FB50 FDFF Arabic 25
        FE00 FE0F Inherited 2
        FE10 FE6F Han 12
        FE70 FEFE Arabic 25
        FEFF FEFF - 0
        FF00 FFEF Han 4
        FFF0 FFFC - 40
        FFFD FFFD - 0
        """;

    /// <summary>Characters that stand out from their block, grouped by surprise.</summary>
    public const string Exceptions = """
        -10 ·«»©®°£–—‘’“”„‚•…™€
        0 §¿¡½¼¾²³±×№′″‹›†‰→←↑↓−
        4 ƒơƠưƯșȘțȚəƏʻʼ
        12 ĸŉŊŋĦħŦŧĈĉĊċĜĝĠġĤĥĴĵŜŝŬŭŴŵŶŷĿŀĲĳŔŕĹĺ
        18 ǎǍǐǏǒǑǔǓˈˆ˜´
        25 ſ
        2 ёЁєЄіІїЇґҐўЎјЈљЉњЊћЋђЂџЏѓЃќЌѕЅ
        8 ғҒқҚңҢүҮұҰһҺәӘөӨҳҲҷҶ
        25 ͰͱͲͳʹ͵ͶͷͻͼͽͿϏϐϑϒϓϔϕϖϗϘϙϚϛϜϝϞϟϠϡϰϱϲϳϴϵ϶ϷϸϹϺϻϼϽϾϿ
        2 ،؛؟پچژکگیۀہھےں۔ٹڈڑ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩
        """;

    /// <summary>
    /// The letters beyond ASCII that the big Latin-script languages use most: even a single one, broken, is worth a repair.
    /// </summary>
    public const string CommonLetters = "éèêëàâáãäçíîïìñóôõöòúùûüßıığşščžřůěýąęłśżźćńőűđ";
}
