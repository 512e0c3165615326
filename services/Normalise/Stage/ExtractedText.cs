using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise;

/// <summary>An article out of its markup: its lines, with the page's furniture that copied text has too still among them.</summary>
/// <param name="Text">The lines, and what the markup said of each.</param>
/// <param name="Said">What the page or the text itself says of the article; the title is the headline by which furniture is judged.</param>
internal sealed record ExtractedText(MarkedText Text, PageMetadata Said)
{
    /// <summary>What was cut with the markup.</summary>
    public IReadOnlyList<RemovalNote> Removed { get; init; } = [];

    /// <summary>What the page is; of a text, nothing is known.</summary>
    public PageJudgement Judgement { get; init; } = PageJudgement.None;

    public static ExtractedText OfPage(ExtractedPage page) =>
        new(MarkedText.Of(page.Blocks), page.Metadata) { Removed = page.Removed, Judgement = page.Judgement };

    /// <param name="text">Repaired: the byline and the date that stand in it are read here, before they go as furniture.</param>
    /// <param name="headline">What the container or the front matter says is the headline, if anything.</param>
    public static ExtractedText OfText(string text, string? headline)
    {
        var read = TextMetadata.Read(text);
        return new ExtractedText(
            MarkedText.Plain(text),
            new PageMetadata
            {
                Title = headline,
                Authors = AuthorNames.Of(read.Author, ""),
                Published = read.Published,
                PublishedEvidence = read.Published is null ? null : "text",
                PublishedPrecision = read.PublishedPrecision,
                Modified = read.Modified,
                Dateline = read.Dateline,
            }
        );
    }

    /// <summary>Front matter says what a page's own metadata says.</summary>
    public ExtractedText With(ArticleHints frontMatter) =>
        this with
        {
            Said = Said with
            {
                Authors = AuthorNames.Of(frontMatter, Said.Authors),
                Published = frontMatter.Published ?? Said.Published,
                PublishedEvidence = frontMatter.Published is null ? Said.PublishedEvidence : "front-matter",
                PublishedPrecision = frontMatter.Published is null ? Said.PublishedPrecision : DatePrecision.Second,
                Modified = frontMatter.Modified ?? Said.Modified,
                Site = frontMatter.Site,
                Url = frontMatter.Url,
                Language = frontMatter.Language,
                Description = frontMatter.Description,
            },
        };

    public ExtractedText RepairedBy(RepairLog log) =>
        this with
        {
            Said = Said with
            {
                Title = log.MendLine(Said.Title),
                Authors = [.. Said.Authors.Select(log.MendLine).OfType<string>()],
                Dateline = log.MendLine(Said.Dateline),
                Site = log.MendLine(Said.Site),
                Description = log.MendLine(Said.Description),
            },
            Text = Text.As(log.MendLines(Text.Text)),
            Judgement = Judgement with
            {
                Posts = [.. Judgement.Posts.Select(post => new ThreadPost(log.MendLine(post.Author), post.Published, log.Mend(post.Text)))],
            },
        };
}
