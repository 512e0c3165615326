namespace Pipeline.Decoding.Glyphs;

/// <summary>The cost of neighbours of which at least one is not a letter, as data.</summary>
internal static class PairCosts
{
    public const int Kinds = 32;

    /// <summary>
    /// Left kind, right kind, tenths; <c>*</c> stands for every kind; later rows overrule earlier ones. What is not named costs nothing.
    /// </summary>
    private const string Rows = """
        Letter Opening 10
        Letter Currency 25
        Letter Trade 15
        Letter Ordinal 12
        Letter Symbol 20
        Letter Mathematics 20
        Letter Diacritic 20
        Letter Box 30
        Letter Dots 2
        Letter Picture 5
        Closing Letter 5
        Currency Letter 12
        Trade Letter 15
        Ordinal Letter 10
        Symbol Letter 12
        Mathematics Letter 10
        Diacritic Letter 15
        Dots Letter 5
        Box Letter 30
        Mark Opening 10
        Mark Currency 25
        Mark Trade 15
        Mark Ordinal 12
        Mark Symbol 20
        Mark Mathematics 20
        Mark Diacritic 20
        Mark Box 30
        Edge Mark 30
        Punctuation Mark 30
        Digit Mark 30
        Opening Mark 30
        Closing Mark 30
        Dash Mark 30
        Dots Mark 30
        Currency Mark 40
        Trade Mark 40
        Ordinal Mark 40
        Symbol Mark 40
        Mathematics Mark 40
        Diacritic Mark 40
        Box Mark 40
        NoBreakSpace Mark 30
        Currency Opening 20
        Currency Closing 20
        Currency Dash 15
        Currency Dots 15
        Currency Currency 15
        Currency Trade 20
        Currency Ordinal 20
        Currency Symbol 20
        Currency Mathematics 20
        Currency Diacritic 20
        Currency Lost 15
        Currency SoftHyphen 20
        Trade Currency 20
        Trade Symbol 20
        Trade Mathematics 20
        Trade Diacritic 20
        Trade Trade 15
        Symbol Currency 20
        Symbol Trade 20
        Symbol Mathematics 15
        Symbol Diacritic 20
        Symbol Symbol 10
        Symbol Opening 5
        Symbol Closing 5
        Ordinal Currency 15
        Ordinal Trade 20
        Ordinal Symbol 15
        Ordinal Diacritic 20
        Mathematics Currency 15
        Mathematics Trade 20
        Mathematics Symbol 15
        Mathematics Diacritic 20
        Mathematics Mathematics 8
        Mathematics Closing 8
        Mathematics Opening 8
        Diacritic Currency 20
        Diacritic Trade 20
        Diacritic Symbol 20
        Diacritic Mathematics 20
        Diacritic Ordinal 20
        Dash Mathematics 10
        Dash Symbol 10
        Dash Trade 15
        Dash Diacritic 15
        Dots Currency 5
        Dots Symbol 10
        Dots Diacritic 10
        Dots Mathematics 5
        Digit Diacritic 15
        Digit Symbol 3
        Digit Box 20
        Box Digit 20
        Box Opening 20
        Box Closing 20
        Box Currency 25
        Box Trade 25
        Box Ordinal 20
        Box Symbol 20
        Box Mathematics 20
        Box Diacritic 20
        Box Dots 10
        Opening Box 20
        Closing Box 20
        Currency Box 25
        Trade Box 25
        Ordinal Box 20
        Symbol Box 20
        Mathematics Box 20
        Diacritic Box 20
        Opening Closing 5
        Closing Opening 8
        Opening Currency 3
        Opening Symbol 8
        Opening Diacritic 15
        Opening Trade 10
        Closing Symbol 8
        Closing Currency 10
        Closing Diacritic 15
        Edge SoftHyphen 10
        SoftHyphen Edge 10
        Punctuation SoftHyphen 10
        * Control 30
        Control * 30
        * Unassigned 80
        """;

    public static byte[] Build()
    {
        var table = new byte[Kinds * Kinds];
        foreach (var row in Rows.Split('\n'))
        {
            var cells = row.Trim().Split(' ');
            foreach (var left in Named(cells[0]))
            {
                foreach (var right in Named(cells[1]))
                {
                    table[((int)left * Kinds) + (int)right] = byte.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture);
                }
            }
        }

        return table;
    }

    private static GlyphKind[] Named(string name) => name == "*" ? Enum.GetValues<GlyphKind>() : [Enum.Parse<GlyphKind>(name)];
}
