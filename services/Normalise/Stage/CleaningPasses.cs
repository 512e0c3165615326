using Pipeline.Contracts;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise;

/// <summary>
/// Drops furniture and repairs what is left, until neither changes anything. What was broken or foreign is evidence for what stands beside
/// it, so a text with less of it may be read otherwise; and an article that is normalised a second time stays as it is.
/// </summary>
internal static class CleaningPasses
{
    // Texts settle in two; the bound is for texts made for the purpose.
    private const int Most = 8;

    public static CleanedArticle Run(MarkedText text, string? headline, RepairLog log)
    {
        var removed = new List<RemovalNote>();
        for (var pass = 0; ; pass++)
        {
            headline = log.MendLine(headline);
            var cleaned = FurnitureRemover.Remove(text, headline);
            removed.AddRange(cleaned.Removed);
            var mended = cleaned.Text == text.Text ? cleaned.Text : log.MendLines(cleaned.Text);
            if (pass == Most || (mended == cleaned.Text && log.MendLine(cleaned.Title) == cleaned.Title))
            {
                return cleaned with { Removed = removed };
            }

            (text, headline) = (MarkedText.Plain(mended), cleaned.Title);
        }
    }
}
