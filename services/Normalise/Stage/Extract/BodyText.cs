using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>Hands on the article's blocks, and falls back where too few were left.</summary>
internal static class BodyText
{
    // Less is a caption or a label, not a story.
    private const int MinLetters = 60;

    // Where the page's own data holds a story and the page shows less than this share of it, scripts were to draw the page.
    private const int MinLettersInData = 120;
    private const double MinShareOfData = 0.4;

    public static IReadOnlyList<TextBlock> Of(AnalysedPage page)
    {
        var text = Take(page.Tree, 0, page.Tree.Blocks.Count, i => page.Cut[i] == FurnitureKind.None);
        if (FromData(page.Evidence.Article, text) is { } fromData)
        {
            return fromData;
        }

        return Letters(text) >= MinLetters ? text : Longer(text, Fallback(page));
    }

    /// <summary>The whole page without what is furniture by name; failing that, all but what is hidden or a control.</summary>
    private static List<TextBlock> Fallback(AnalysedPage page)
    {
        var blocks = page.Tree.Blocks;
        var claims = page.Evidence.View.Cut;
        var text = Take(page.Tree, 0, blocks.Count, i => claims[i] == FurnitureKind.None && blocks[i].LinkShare <= 0.5);
        return Letters(text) >= MinLetters
            ? text
            : Longer(
                text,
                Take(
                    page.Tree,
                    0,
                    blocks.Count,
                    i =>
                        claims[i]
                            is FurnitureKind.None
                                or FurnitureKind.Headline
                                or FurnitureKind.Caption
                                or FurnitureKind.Sidebar
                                or FurnitureKind.Teaser
                                or FurnitureKind.Media
                                or FurnitureKind.Advertisement
                        && blocks[i].LinkShare <= 0.5
                )
            );
    }

    private static List<TextBlock> Longer(List<TextBlock> first, List<TextBlock> second) =>
        Letters(second) > Letters(first) ? second : first;

    private static List<TextBlock>? FromData(JsonLdArticle? article, List<TextBlock> shown)
    {
        if (article?.Body is not { } body)
        {
            return null;
        }

        var letters = LettersOf(body);
        if (letters < MinLettersInData || Letters(shown) >= MinShareOfData * letters)
        {
            return null;
        }

        if (body.Contains("<p", StringComparison.OrdinalIgnoreCase) || body.Contains("<br", StringComparison.OrdinalIgnoreCase))
        {
            var inner = PageTree.Parse(body);
            return Take(inner, 0, inner.Blocks.Count, static _ => true);
        }

        return
        [
            .. body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => new TextBlock(line, BlockKind.Paragraph)),
        ];
    }

    public static List<TextBlock> Take(PageTree tree, int from, int to, Func<int, bool> keeps)
    {
        var taken = new List<TextBlock>();
        for (var i = from; i < to; i++)
        {
            if (!keeps(i))
            {
                continue;
            }

            var block = tree.Blocks[i];
            var beginsItem = block.Kind == BlockKind.ListItem && BeginsItem(tree, i);
            var joins = taken.Count > 0 && Joins(block.Kind, taken[^1].Kind, beginsItem);
            var mark = beginsItem && !StartsAsItem(block.Text) ? "- " : "";
            taken.Add(new TextBlock(mark + block.Text, block.Kind) { Joins = joins, LinkShare = block.LinkShare });
        }

        return taken;
    }

    private static bool Joins(BlockKind kind, BlockKind previous, bool beginsItem) =>
        kind switch
        {
            BlockKind.ListItem => previous == kind && beginsItem,
            BlockKind.Row => previous == kind,
            BlockKind.Definition => previous == BlockKind.Term,
            _ => false,
        };

    private static bool BeginsItem(PageTree tree, int block)
    {
        for (var i = tree.Blocks[block].Element; i >= 0; i = tree.Elements[i].Parent)
        {
            if ((tree.Elements[i].Kind & TagKind.ListItem) != 0)
            {
                return tree.Elements[i].FirstBlock == block;
            }
        }

        return false;
    }

    private static bool StartsAsItem(string text) =>
        text[0] is '-' or '\u2013' or '\u2022' or '*' or '\u00B7' || (char.IsDigit(text[0]) && text.Length > 2 && text[1] is '.' or ')');

    private static int Letters(List<TextBlock> blocks) => blocks.Sum(static block => LettersOf(block.Text));

    private static int LettersOf(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return letters;
    }
}
