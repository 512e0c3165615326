using System.Text;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>Writes the article's blocks as text, and falls back where too few were left.</summary>
internal static class BodyText
{
    // Less is a caption or a label, not a story.
    private const int MinLetters = 60;

    // Where the page's own data holds a story and the page shows less than this share of it, scripts were to draw the page.
    private const int MinLettersInData = 120;
    private const double MinShareOfData = 0.4;

    public static string Of(AnalysedPage page)
    {
        ref readonly var root = ref page.Tree.Elements[page.Root];
        var text = Write(page.Tree, root.FirstBlock, root.LastBlock, i => page.View.Cut[i] == FurnitureKind.None);
        if (FromData(page.Article, text) is { } fromData)
        {
            return fromData;
        }

        return Letters(text) >= MinLetters ? text : Longer(text, Fallback(page));
    }

    /// <summary>The whole page without what is furniture by name; failing that, all but what is hidden or a control.</summary>
    private static string Fallback(AnalysedPage page)
    {
        var blocks = page.Tree.Blocks;
        var text = Write(page.Tree, 0, blocks.Count, i => page.View.Cut[i] == FurnitureKind.None && blocks[i].LinkShare <= 0.5);
        return Letters(text) >= MinLetters
            ? text
            : Longer(
                text,
                Write(
                    page.Tree,
                    0,
                    blocks.Count,
                    i =>
                        page.View.Cut[i]
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

    private static string Longer(string first, string second) => Letters(second) > Letters(first) ? second : first;

    private static string? FromData(JsonLdArticle? article, string shown)
    {
        if (article?.Body is not { } body)
        {
            return null;
        }

        var letters = Letters(body);
        if (letters < MinLettersInData || Letters(shown) >= MinShareOfData * letters)
        {
            return null;
        }

        if (body.Contains("<p", StringComparison.OrdinalIgnoreCase) || body.Contains("<br", StringComparison.OrdinalIgnoreCase))
        {
            var inner = PageTree.Parse(body);
            return Write(inner, 0, inner.Blocks.Count, static _ => true);
        }

        return string.Join("\n\n", body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Write(PageTree tree, int from, int to, Func<int, bool> keeps)
    {
        var text = new StringBuilder();
        var previous = BlockKind.Text;
        for (var i = from; i < to; i++)
        {
            if (!keeps(i))
            {
                continue;
            }

            var block = tree.Blocks[i];
            var beginsItem = block.Kind == BlockKind.ListItem && BeginsItem(tree, i);
            if (text.Length > 0)
            {
                // Items of a list and rows of a table stay together.
                var joins = block.Kind == previous && (beginsItem || block.Kind == BlockKind.Row);
                text.Append(joins ? "\n" : "\n\n");
            }

            text.Append(beginsItem && !StartsAsItem(block.Text) ? "- " : "").Append(block.Text);
            previous = block.Kind;
        }

        return text.ToString();
    }

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

    private static int Letters(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return letters;
    }
}
