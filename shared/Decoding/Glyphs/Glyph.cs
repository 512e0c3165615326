using System.Globalization;

namespace Pipeline.Decoding.Glyphs;

/// <summary>What the plausibility measure knows of a character, packed: kind, script, case and how surprising it is by itself.</summary>
internal readonly record struct Glyph(GlyphKind Kind, byte Script, GlyphTraits Traits, sbyte Surprise)
{
    public const int Latin = 1;

    public static readonly Glyph Edge = new(GlyphKind.Edge, 0, GlyphTraits.None, 0);

    private static readonly Dictionary<string, byte> Scripts = new(StringComparer.Ordinal) { ["-"] = 0, ["Latin"] = Latin };

    private static readonly Glyph[] Table = Build();

    private static readonly Glyph Emoji = new(GlyphKind.Picture, 0, GlyphTraits.None, -5);

    private static readonly Glyph RareIdeograph = new(GlyphKind.Letter, ScriptOf("Han"), GlyphTraits.None, 20);

    private static readonly Glyph Exotic = new(GlyphKind.Letter, ScriptOf("Other7"), GlyphTraits.None, 40);

    private static readonly Glyph Nothing = new(GlyphKind.Unassigned, 0, GlyphTraits.None, 80);

    public static byte Thai { get; } = ScriptOf("Thai");

    public static byte Han { get; } = ScriptOf("Han");

    public static byte Inherited { get; } = ScriptOf("Inherited");

    public bool IsLetterOrMark => Kind is GlyphKind.Letter or GlyphKind.Mark;

    public bool Has(GlyphTraits traits) => (Traits & traits) != 0;

    public static Glyph Of(char c) => Table[c];

    public static Glyph Of(int codePoint) =>
        codePoint switch
        {
            < 0x10000 => Table[codePoint],
            >= 0x1F000 and <= 0x1FAFF => CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.OtherNotAssigned
                ? Nothing
                : Emoji,
            >= 0x20000 and <= 0x323AF => RareIdeograph,
            _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
                ? Nothing
                : Exotic,
        };

    private static byte ScriptOf(string name)
    {
        if (!Scripts.TryGetValue(name, out var script))
        {
            Scripts[name] = script = (byte)Scripts.Count;
        }

        return script;
    }

    private static Glyph[] Build()
    {
        var table = new Glyph[0x10000];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = new Glyph(GlyphKinds.Of((char)i), 0, GlyphKinds.TraitsOf((char)i), 20);
        }

        foreach (var row in UnicodeBlocks.Rows.Split('\n'))
        {
            var cells = row.Trim().Split(' ');
            var script = ScriptOf(cells[2]);
            var surprise = sbyte.Parse(cells[3], CultureInfo.InvariantCulture);
            var last = int.Parse(cells[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var i = int.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture); i <= last; i++)
            {
                table[i] = table[i] with { Script = script, Surprise = surprise };
            }
        }

        foreach (var row in UnicodeBlocks.Exceptions.Split('\n'))
        {
            var cells = row.Trim().Split(' ', 2);
            foreach (var c in cells[1])
            {
                table[c] = table[c] with { Surprise = sbyte.Parse(cells[0], CultureInfo.InvariantCulture) };
            }
        }

        foreach (var c in UnicodeBlocks.CommonLetters + UnicodeBlocks.CommonLetters.ToUpperInvariant())
        {
            table[c] = table[c] with { Traits = table[c].Traits | GlyphTraits.Common, Surprise = (sbyte)(char.IsUpper(c) ? 1 : 0) };
        }

        // Letters that Unicode shares between scripts, and what carries no script of its own.
        foreach (var c in "ªºµ")
        {
            table[c] = table[c] with { Script = 0 };
        }

        return table;
    }
}
