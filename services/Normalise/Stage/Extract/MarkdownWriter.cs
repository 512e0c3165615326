using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pipeline.Normalise.Extract;

/// <summary>Writes a parsed Markdown document as plain text. Recursion is no deeper than the parser's nesting limit.</summary>
internal static class MarkdownWriter
{
    public static string Write(MarkdownDocument document, Block? leaveOut)
    {
        var parts = new List<string>();
        foreach (var block in document)
        {
            if (block != leaveOut && Text(block) is { Length: > 0 } text)
            {
                parts.Add(text);
            }
        }

        return string.Join("\n\n", parts);
    }

    public static bool IsEmpty(Block block) => Text(block).Length == 0;

    public static string Inline(ContainerInline? container)
    {
        var text = new StringBuilder();
        if (container is not null)
        {
            Append(text, container);
        }

        return text.ToString();
    }

    private static string Text(Block block) =>
        block switch
        {
            Table table => string.Join('\n', table.OfType<TableRow>().Select(Row).Where(row => row.Length > 0)),
            ListBlock list => List(list),
            LinkReferenceDefinitionGroup or ThematicBreakBlock => "",
            CodeBlock code => code.Lines.ToString().TrimEnd(),
            HtmlBlock html => MarkupText.WithoutTags(html.Lines.ToString()),
            LeafBlock leaf => Tidy(Inline(leaf.Inline)),
            ContainerBlock container => Blocks(container, "\n\n"),
            _ => "",
        };

    private static string Blocks(ContainerBlock container, string separator) =>
        string.Join(separator, container.Select(Text).Where(text => text.Length > 0));

    private static string Row(TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(cell => Blocks(cell, " ")).ToList();
        return cells.TrueForAll(c => c.Length == 0) ? "" : string.Join(" | ", cells);
    }

    private static string List(ListBlock list)
    {
        var lines = new List<string>();
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? (number++).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            var text = Blocks(item, "\n");
            if (text.Length > 0)
            {
                lines.Add(mark + text.Replace("\n", "\n  ", StringComparison.Ordinal));
            }
        }

        return string.Join('\n', lines);
    }

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline line:
                    text.Append(line.IsHard ? '\n' : ' ');
                    break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    text.Append('\n');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline nested:
                    Append(text, nested);
                    break;
            }
        }
    }

    private static string Tidy(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text.Trim();
        }

        return string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
