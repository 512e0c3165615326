using System.Text;

namespace Pipeline.Normalise.Furniture;

/// <summary>
/// Finds the headline of plain text that was copied from a page and takes away what the copying left: menus, share bars, teasers of
/// other articles, comment forms, pleas to subscribe. Lines are judged by what they look like, by the phrases in them and by their
/// neighbours, so that a story that quotes "Leave a reply" keeps it.
/// </summary>
/// <remarks>
/// A text of one line is text without a headline. Lines are trimmed and several empty lines become one; nothing else of a kept line
/// changes. Removing again from what is left (headline, empty line, text) changes nothing. Some text always stays where there is a letter.
/// </remarks>
public static class FurnitureRemover
{
    /// <summary>Past this many lines a text is a listing or a data dump, not a copied article, and stays as it is.</summary>
    private const int MostLines = 10_000;

    // Texts settle in two passes, a few in three or four; the bound only keeps a text made for the purpose from going on.
    private const int MostPasses = 64;

    public static CleanedArticle Remove(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Remove(MarkedText.Plain(text), headline: null);
    }

    /// <summary>
    /// The same where somebody else knows the headline: no line of the text is taken for it, and a repetition of it goes.
    /// </summary>
    public static CleanedArticle Remove(string text, string headline)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(headline);
        return Remove(MarkedText.Plain(text), headline);
    }

    internal static CleanedArticle Remove(MarkedText text, string? headline) =>
        Remove(text, headline, FurnitureModel.Shared, BodyFurnitureFilter.Threshold);

    internal static CleanedArticle Remove(MarkedText text, string? headline, FurnitureModel model, double threshold)
    {
        var headlineFirst = headline is not null;
        var lines = LineReader.Read(text, MostLines);
        if (lines is null)
        {
            return new CleanedArticle(headline, text.Text.Trim(), []);
        }

        if (headlineFirst)
        {
            if (lines.Count > 0)
            {
                lines[0].Gap = 1;
            }

            lines.Insert(0, LineReader.Measure(headline!.ReplaceLineEndings(" ").Trim(), -1, 0));
        }

        var removed = new List<RemovedLine>();
        Line? title = null;
        // A headline that was found is judged as one that was given too: the article may come again either way.
        var (quietAsText, quietAsGiven) = (false, false);
        for (var pass = 0; pass < MostPasses && !(quietAsText && (quietAsGiven || title is null)); pass++)
        {
            var (removedBefore, linesBefore) = (removed.Count, lines.Count);
            var given = headlineFirst || quietAsText;
            var head = HeadlineSplitter.Split(lines, given, removed);
            var body = BodyFurnitureFilter.Keep(head.Body, head.ProseAt, model, threshold, hinted: pass == 0, removed);
            if (body.Count == 0)
            {
                (head, body) = (
                    new HeadlineSplitter(given ? head.Title : null, [], 0),
                    LargestBlockFallback.BestBlock(given ? lines[1..] : lines)
                );
                removed.RemoveAll(r => body.Contains(r.Line));
            }

            title = head.Title;
            lines = title is null ? body : [title, .. body];
            if (removed.Count != removedBefore || lines.Count != linesBefore)
            {
                (quietAsText, quietAsGiven) = (false, false);
            }
            // What the markup said is heeded once: the rest is judged as it will be when the text comes again without its page.
            else if (pass > 0 || text.Marks.Count == 0)
            {
                (quietAsText, quietAsGiven) = (true, quietAsGiven || given);
            }
        }

        return new CleanedArticle(title?.Text, Join(title is null ? lines : lines[1..]), RemovalNotes.From(removed));
    }

    private static string Join(List<Line> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0)
            {
                text.Append(line.Gap > 0 ? "\n\n" : "\n");
            }

            text.Append(line.Text);
        }

        return text.ToString();
    }
}
