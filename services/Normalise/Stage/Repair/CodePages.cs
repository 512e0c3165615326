namespace Pipeline.Normalise.Repair;

/// <summary>The pages that the repair knows, the likelier first: where two explain a text equally well, the first is named.</summary>
internal static class CodePages
{
    /// <summary>At most 32, one bit each in <see cref="CharacterSlots"/>. Numbers are .NET's; the tables come from the framework.</summary>
    public static readonly CodePage[] All =
    [
        new(1252, "windows-1252", true, ""),
        new(28591, "iso-8859-1", true, ""),
        new(1250, "windows-1250", true, "", rarity: 1),
        new(1251, "windows-1251", true, "", rarity: 1),
        new(1253, "windows-1253", true, "", rarity: 2),
        new(1254, "windows-1254", true, "", rarity: 1),
        new(1255, "windows-1255", true, "₪¤", rarity: 2),
        new(1256, "windows-1256", true, "", rarity: 2),
        new(1257, "windows-1257", true, "", rarity: 2),
        new(1258, "windows-1258", true, "", rarity: 3),
        new(874, "windows-874", true, "", rarity: 1),
        new(28592, "iso-8859-2", true, "", rarity: 7),
        new(28605, "iso-8859-15", true, "", rarity: 12),
        new(28595, "iso-8859-5", true, "", rarity: 4),
        new(28597, "iso-8859-7", true, "", rarity: 4),
        new(28594, "iso-8859-4", true, "", rarity: 10),
        new(28593, "iso-8859-3", true, "", rarity: 10),
        new(28603, "iso-8859-13", true, "", rarity: 10),
        new(10000, "macintosh", false, "\u2126\u03A9€¤\u2206\u0394\u00B5\u03BC", rarity: 2),
        new(10029, "x-mac-ce", false, "€¤", rarity: 3),
        new(10007, "x-mac-cyrillic", false, "€¤", rarity: 3),
        new(437, "ibm437", false, "ßβ", rarity: 2),
        new(850, "ibm850", false, "ı€", rarity: 2),
        new(852, "ibm852", false, "", rarity: 2),
        new(857, "ibm857", false, "", rarity: 3),
        new(866, "ibm866", false, "", rarity: 3),
        new(20866, "koi8-r", false, "", rarity: 2),
        new(21866, "koi8-u", false, "", rarity: 4),
        new(862, "ibm862", false, "ßβ", rarity: 3),
        new(10006, "x-mac-greek", false, "", rarity: 4),
        new(10081, "x-mac-turkish", false, "", rarity: 4),
    ];
}
