using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>What a block's own text says, read once.</summary>
internal readonly struct BlockTraits
{
    private BlockTraits(PageBlock block, bool isTitle)
    {
        var text = block.Text;
        var (digits, capitals, signs, lines) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            signs += c is '|' or '\u00BB' or '\u203A' or '\u2022' or '\u00B7' or '/' or '\u2192' or '#' ? 1 : 0;
            lines += c == '\n' ? 1 : 0;
        }

        var letters = Math.Max(1, block.Letters);
        Digits = (double)digits / letters;
        Capitals = (double)capitals / letters;
        Signs = signs;
        Lines = lines;
        Title =
            block.Words <= 9 && block.Kind is not (BlockKind.Row or BlockKind.Preformatted or BlockKind.Quote)
                ? SectionPhrases.Of(text)
                : FurnitureKind.None;
        IsShort = block.Words <= 45;
        IsPointer = IsShort && CallToActionPhrases.IsPointer(text);
        IsPlea = IsShort && CallToActionPhrases.IsPlea(text);
        IsDated = DateOrBylineLine.IsDateOrByline(text);
        IsTitle = isTitle;
        IsCredit = CreditLine.Is(block);
        HasCopyright = text.Contains('\u00A9', StringComparison.Ordinal);
        HasAddress = text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);
        First =
            char.IsUpper(text[0]) ? 1
            : char.IsLower(text[0]) ? 2
            : char.IsDigit(text[0]) ? 3
            : char.IsLetter(text[0]) ? 4
            : 0;
        Last =
            text[^1] is ':' ? 1
            : text[^1] is '?' or '\uFF1F' ? 2
            : text[^1] is '\u2026' or '\u00BB' or '>' or '\u2192' ? 3
            : 0;
    }

    public double Digits { get; }
    public double Capitals { get; }
    public int Signs { get; }
    public int Lines { get; }
    public bool IsShort { get; }

    /// <summary>What it announces as the title of a part.</summary>
    public FurnitureKind Title { get; }
    public bool IsPointer { get; }
    public bool IsPlea { get; }
    public bool IsDated { get; }
    public bool IsTitle { get; }
    public bool IsCredit { get; }
    public bool HasCopyright { get; }
    public bool HasAddress { get; }
    public int First { get; }
    public int Last { get; }

    public static BlockTraits[] Of(IReadOnlyList<PageBlock> blocks, TitleMatcher titles)
    {
        var traits = new BlockTraits[blocks.Count];
        for (var i = 0; i < traits.Length; i++)
        {
            traits[i] = new BlockTraits(blocks[i], titles.IsTitle(blocks[i]));
        }

        return traits;
    }
}
