namespace Pipeline.Normalise.Furniture;

/// <summary>
/// Where readers' comments begin. Comments are prose like the story's, so only their frame tells: a heading that announces them and
/// right after it a line with the day and the hour that someone wrote. What a page prints below does not return to the story.
/// </summary>
internal static class CommentThread
{
    private const int HeadingToStamp = 5;

    /// <summary>Index of the heading; the number of lines where there is none.</summary>
    public static int Start(IReadOnlyList<Line> lines, int proseAt)
    {
        var heading = -2 * HeadingToStamp;
        for (var i = Math.Min(proseAt, lines.Count) + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsCommentStamp || (line.Kind == LineKind.Stamp && line.HasDate && line.HasTime))
            {
                if (i - heading <= HeadingToStamp)
                {
                    return heading;
                }
            }
            else if (IsHeading(line) && i - heading > HeadingToStamp)
            {
                heading = i;
            }
        }

        return lines.Count;
    }

    private static bool IsHeading(Line line) =>
        line.Words <= 20 && ((line.Phrases.Whole | line.Phrases.Composed | line.Phrases.Prefix) & FurnitureKind.CommentForm.Bit()) != 0;
}
