using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;
using Pipeline.Normalise.Repair;

namespace Pipeline.Normalise;

/// <summary>From decoded text to a draft, by what kind of text it is.</summary>
internal static class TextExtraction
{
    // Texts settle in two; the bound is for texts made for the purpose.
    private const int MostPasses = 8;

    public static ExtractedText FromHtml(string html)
    {
        var mender = new RepairLog();
        var page = HtmlExtractor.Extract(html);
        var said = page.Metadata with
        {
            Title = mender.MendLine(page.Metadata.Title),
            Authors = [.. page.Metadata.Authors.Select(mender.MendLine).OfType<string>()],
            Dateline = mender.MendLine(page.Metadata.Dateline),
            Site = mender.MendLine(page.Metadata.Site),
            Description = mender.MendLine(page.Metadata.Description),
        };
        var marked = MarkedText.Of(page.Blocks);
        var settled = Settle(mender, marked.As(Mend(mender, marked.Text)), said.Title);
        return new ExtractedText(settled.Text, said with { Title = settled.Title }, mender.Notes, [.. page.Removed, .. settled.Removed])
        {
            Judgement = page.Judgement with
            {
                Posts =
                [
                    .. page.Judgement.Posts.Select(post => new ThreadPost(
                        mender.MendLine(post.Author),
                        post.Published,
                        mender.Mend(post.Text)
                    )),
                ],
            },
        };
    }

    /// <summary>Front matter says what a page's own metadata says.</summary>
    public static ExtractedText FromMarkdown(string markdown, string? title)
    {
        var mender = new RepairLog();
        var read = MarkdownReader.ToText(mender.Mend(markdown));
        var draft = FromPlain(mender, read.Text, read.Title ?? title);
        return draft with
        {
            Said = draft.Said with
            {
                Authors = AuthorNames.Of(read.Hints, draft.Said.Authors),
                Published = read.Hints.Published ?? draft.Said.Published,
                PublishedEvidence = read.Hints.Published is null ? draft.Said.PublishedEvidence : "front-matter",
                PublishedPrecision = read.Hints.Published is null ? draft.Said.PublishedPrecision : DatePrecision.Second,
                Modified = read.Hints.Modified ?? draft.Said.Modified,
                Site = read.Hints.Site,
                Url = read.Hints.Url,
                Language = read.Hints.Language,
                Description = read.Hints.Description,
            },
        };
    }

    /// <param name="title">What the container says is the headline, if anything.</param>
    public static ExtractedText FromText(string text, string? title)
    {
        var mender = new RepairLog();
        return FromPlain(mender, text, title);
    }

    private static ExtractedText FromPlain(RepairLog mender, string text, string? headline)
    {
        text = Mend(mender, text);
        var read = TextMetadata.Read(text);
        var settled = Settle(mender, MarkedText.Plain(text), headline);
        var said = new PageMetadata
        {
            Title = settled.Title,
            Authors = AuthorNames.Of(read.Author, ""),
            Published = read.Published,
            PublishedEvidence = read.Published is null ? null : "text",
            PublishedPrecision = read.PublishedPrecision,
            Modified = read.Modified,
            Dateline = read.Dateline,
        };
        return new ExtractedText(settled.Text, said, mender.Notes, settled.Removed);
    }

    // What was broken or foreign is evidence for what stands beside it, so a text with less of it may be read otherwise. Again until
    // nothing changes: an article that is normalised a second time stays as it is.
    private static CleanedArticle Settle(RepairLog mender, MarkedText text, string? headline)
    {
        var removed = new List<RemovalNote>();
        for (var pass = 0; ; pass++)
        {
            headline = mender.MendLine(headline);
            var cleaned = FurnitureRemover.Remove(text, headline);
            removed.AddRange(cleaned.Removed);
            var mended = cleaned.Text == text.Text ? cleaned.Text : Mend(mender, cleaned.Text);
            if (pass == MostPasses || (mended == cleaned.Text && mender.MendLine(cleaned.Title) == cleaned.Title))
            {
                return cleaned with { Removed = removed };
            }

            (text, headline) = (MarkedText.Plain(mended), cleaned.Title);
        }
    }

    // A repair may show another. Clean text, which is most, is looked at once.
    private static string Mend(RepairLog mender, string text)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var mended = mender.Take(LineJoiner.Join(mender.Mend(text)));
            if (mended == text)
            {
                break;
            }

            text = mended;
        }

        return text;
    }
}
