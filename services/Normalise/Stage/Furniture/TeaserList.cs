namespace Pipeline.Normalise.Furniture;

/// <summary>
/// Where a list of other articles begins that runs to the text's end. Its teasers may be whole paragraphs, but they come one by one
/// between titles, names and share bars, while a story that resumes has paragraphs one after another.
/// </summary>
internal static class TeaserList
{
    // One or two paragraphs that stand alone may be a story's last; three never were in the texts looked at.
    private const int LeastTeasers = 3;

    /// <summary>Index of the list's heading; the number of lines where there is none.</summary>
    public static int Start(IReadOnlyList<Line> lines, int proseAt)
    {
        var start = lines.Count;
        var teasers = 0;
        var previousIsText = false;
        for (var i = lines.Count - 1; i > proseAt; i--)
        {
            var line = lines[i];
            var isText = line.Kind is LineKind.Prose or LineKind.Sentence && line.Marks == 0;
            if ((isText && previousIsText) || (line.Phrases.Whole & FurnitureKind.Advertisement.Bit()) != 0)
            {
                break;
            }

            teasers += isText ? 1 : 0;
            previousIsText = isText;
            if (teasers >= LeastTeasers && line.Kind == LineKind.Marker && (line.Phrases.Whole & FurnitureKind.Related.Bit()) != 0)
            {
                start = i;
            }
        }

        return start;
    }
}
