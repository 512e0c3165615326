using Markdig;
using Markdig.Syntax;
using Pipeline.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Turns Markdown (CommonMark with pipe tables and strike-through; YAML or TOML front matter) into plain text: links become
/// their text, pictures go, lists and tables stay readable.
/// </summary>
public static class MarkdownReader
{
    private static readonly MarkdownPipeline Parser = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .Build();

    public static MarkdownText ToText(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var (hints, body) = FrontMatter.Split(markdown);
        if (!MarkdownLimits.Hold(body) || Parse(body) is not { } document)
        {
            return new MarkdownText(hints.Title, body.Trim(), hints);
        }

        var heading = TitleHeading(document);
        var headline = heading is null ? null : MarkdownWriter.Inline(heading.Inline).ReplaceLineEndings(" ").Trim();
        var title = hints.Title ?? (headline is { Length: > 0 } ? headline : null);
        // A first heading that differs from the front matter's title is the story's.
        if (title != headline)
        {
            heading = null;
        }

        var text = MarkdownWriter.Write(document, heading);
        // A text that is all mark-up to the parser, an unclosed fence for example, is better read as it stands than lost.
        if (text.Length == 0 && heading is null)
        {
            text = body.Trim();
        }

        return new MarkdownText(title, text, hints with { Title = title });
    }

    private static MarkdownDocument? Parse(string body)
    {
        try
        {
            return Markdown.Parse(body, Parser);
        }
        catch (ArgumentException)
        {
            // Markdig's only answer to elements nested past its limit (128).
            return null;
        }
    }

    private static HeadingBlock? TitleHeading(MarkdownDocument document)
    {
        var first = document.FirstOrDefault(b => b is not LinkReferenceDefinitionGroup && !MarkdownWriter.IsEmpty(b));
        return first as HeadingBlock ?? document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1);
    }
}
