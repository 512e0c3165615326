namespace Pipeline.Text;

/// <summary>
/// Letters with marks as plain ones, for looking up "Erdoğan" as "erdogan". Derived from Unicode decompositions and the usual spellings of
/// ø, đ, ł.
/// </summary>
public static class LatinFolding
{
    // From U+00C0 and from U+1E00 on; '?' has no plain letter.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll??llnnnnnn?nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz??b??????"
        + "?????????ff?????????????oo?????????????uu????????????????????????????aaiioouuuuuuuuuu?aaaaaa??ggkkoooo??j???gg??nnaaaaooaaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????????????????????";

    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy????s?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

    /// <summary>The plain letter, in lower case; the character itself where it has none.</summary>
    public static char Plain(char c)
    {
        var plain = c switch
        {
            >= '\u00C0' and <= '\u024F' => Latin[c - 0xC0],
            >= '\u1E00' and <= '\u1EFF' => Additional[c - 0x1E00],
            _ => c,
        };
        return plain == '?' ? c : plain;
    }
}
