using Pipeline.Contracts;
using Pipeline.Ingest.Formats.Text;
using Pipeline.Ingest.Reading;
using Pipeline.Text;

namespace Pipeline.Ingest.Formats.Markdown;

/// <summary>Markdown: taken as it is, with what its front matter says.</summary>
internal sealed class MarkdownFormat : PlainTextFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        MarkdownEvidence.IsMarkdown(sample.Text, sample.Name) ? new DetectedFormat(this, "text/markdown", "a Markdown text") : null;

    protected override ArticleHints? Hints(Item item, byte[] bytes) => FrontMatter.Read(bytes, item.Hints);
}
