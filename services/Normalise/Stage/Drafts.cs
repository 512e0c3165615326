using Pipeline.Contracts;
using Pipeline.Normalise.Characters;
using Pipeline.Normalise.Html;
using Pipeline.Normalise.Metadata;
using Pipeline.Normalise.PlainText;

namespace Pipeline.Normalise;

/// <summary>From decoded text to a draft, by what kind of text it is.</summary>
internal static class Drafts
{
    public static Draft FromHtml(string html)
    {
        var mender = new Mender();
        var page = HtmlExtractor.Extract(html);
        var said = page.Metadata with
        {
            Title = mender.MendLine(page.Metadata.Title),
            Author = mender.MendLine(page.Metadata.Author),
            Dateline = mender.MendLine(page.Metadata.Dateline),
            Site = mender.MendLine(page.Metadata.Site),
            Description = mender.MendLine(page.Metadata.Description),
        };
        return new Draft(mender.Mend(page.Text), said, mender.Notes, page.Removed);
    }

    /// <summary>Front matter says what a page's own metadata says.</summary>
    public static Draft FromMarkdown(string markdown, string? title)
    {
        var mender = new Mender();
        var read = MarkdownReader.ToText(mender.Mend(markdown));
        var draft = FromPlain(mender, read.Text, read.Title ?? title);
        return draft with
        {
            Said = draft.Said with
            {
                Author = read.Hints.Author ?? draft.Said.Author,
                Published = read.Hints.Published ?? draft.Said.Published,
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
    public static Draft FromText(string text, string? title)
    {
        var mender = new Mender();
        return FromPlain(mender, mender.Take(LineJoiner.Join(mender.Mend(text))), mender.MendLine(title));
    }

    // A headline that is known goes before the text, where headlines stand, so that the text's first line is not taken for one.
    private static Draft FromPlain(Mender mender, string text, string? headline)
    {
        var read = TextMetadata.Read(text);
        var cleaned = FurnitureRemover.Remove(headline is null || StartsWith(text, headline) ? text : $"{headline}\n\n{text}");
        var said = new PageMetadata
        {
            Title = cleaned.Title,
            Author = read.Author,
            Published = read.Published,
            PublishedPrecision = read.PublishedPrecision,
            Modified = read.Modified,
            Dateline = read.Dateline,
        };
        return new Draft(cleaned.Text, said, mender.Notes, cleaned.Removed);
    }

    private static bool StartsWith(string text, string headline) => text.AsSpan().TrimStart().StartsWith(headline, StringComparison.OrdinalIgnoreCase);
}
