namespace Pipeline.Normalise.Furniture;

/// <summary>Takes the furniture out of the lines below the headline, by the model's word and the evidence around.</summary>
internal static class BodyFurnitureFilter
{
    /// <summary>A short line goes when it is furniture with at least this probability.</summary>
    public const double Threshold = 0.5;

    // Below these whole sentences may stand; an advertisement's label or a share bar stands between paragraphs of the story.
    private static readonly uint TextHeadings =
        FurnitureKind.Related.Bit()
        | FurnitureKind.ReadMore.Bit()
        | FurnitureKind.CommentForm.Bit()
        | FurnitureKind.AuthorBox.Bit()
        | FurnitureKind.Newsletter.Bit()
        | FurnitureKind.Legal.Bit()
        | FurnitureKind.Copyright.Bit()
        | FurnitureKind.Consent.Bit()
        | FurnitureKind.CallToAction.Bit()
        | FurnitureKind.PressRelease.Bit()
        | FurnitureKind.Follow.Bit()
        | FurnitureKind.Tags.Bit()
        | FurnitureKind.Byline.Bit();

    // Below such a heading stand whole sentences that are not the story's: teasers, comments, lives of authors.
    private static readonly uint SpokenHeadings =
        FurnitureKind.Related.Bit() | FurnitureKind.CommentForm.Bit() | FurnitureKind.AuthorBox.Bit() | FurnitureKind.Newsletter.Bit();

    /// <param name="lines">The lines below the headline.</param>
    /// <param name="proseAt">Where running text begins among them.</param>
    /// <param name="model">The trained weights.</param>
    /// <param name="threshold">Probability from which a line goes.</param>
    /// <param name="hinted">Whether to heed what a page's markup said.</param>
    /// <param name="removed">Gets what is taken away.</param>
    public static List<Line> Keep(
        List<Line> lines,
        int proseAt,
        FurnitureModel model,
        double threshold,
        bool hinted,
        List<RemovedLine> removed
    )
    {
        var furniture = Probabilities(lines, model, hinted);
        var hasProse = proseAt < lines.Count;
        if (hasProse)
        {
            furniture.AsSpan(Math.Min(CommentThread.Start(lines, proseAt), TeaserList.Start(lines, proseAt))).Fill(1);
        }

        // A text without one line that says what it is was not copied with a page around it.
        var markers = lines.Where(line => line.Kind == LineKind.Marker).Take(2).ToList();
        var hasFrame = markers.Count > 1 || markers.Exists(line => line.Words > 1);
        var kept = new List<Line>(lines.Count);
        var section = FurnitureKind.None;
        var marked = false;
        var listed = false;
        var gap = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var inHead = hasProse && i < proseAt;
            var limit =
                inHead ? RemovalLimits.Head
                : line.Pleads ? RemovalLimits.Pleading
                : line.IsPointer ? RemovalLimits.Pointing
                : IsSpoken(section) && StandsAlone(lines, i) ? RemovalLimits.Spoken
                : (listed || line.End == LineEnd.Colon) && !marked && !line.SpeaksForItself ? RemovalLimits.Announced
                : IsStructured(line) && section == FurnitureKind.None && !marked && i > proseAt ? RemovalLimits.Structured
                : RemovalLimits.Of(
                    line,
                    marked || line.SpeaksForItself || line.Repeats,
                    AnnouncesText(section),
                    hinted && line.Mark is not null
                );
            limit = line.Pleads || line.IsPointer ? limit : Math.Max(limit, threshold);
            marked |= line.SpeaksForItself && !line.IsPointer;
            listed = !line.SpeaksForItself && (listed || line.End == LineEnd.Colon);
            // Verse, lists and short notes have no prose to stand out from: there only lines that say what they are go, and what follows
            // them.
            var witnessed = hasProse
                ? hasFrame || inHead || line.Marks != 0 || line.IsCaption || line.IsPointer || i + 1 == lines.Count && line.SpeaksForItself
                : line.Marks != 0 || line.IsPointer || line.Kind == LineKind.Stamp;
            witnessed |= section != FurnitureKind.None;
            gap = Math.Max(gap, line.Gap);
            if (furniture[i] > limit && witnessed)
            {
                section = Section(line, section);
                removed.Add(new RemovedLine(line, Reason(line, section)));
                continue;
            }

            if (line.Kind is LineKind.Prose or LineKind.Sentence)
            {
                (section, marked) = (FurnitureKind.None, false);
            }

            if (line.Kind == LineKind.Prose)
            {
                listed = line.End == LineEnd.Colon;
            }

            line.Gap = kept.Count == 0 ? line.Gap : gap;
            gap = 0;
            kept.Add(line);
        }

        return kept;
    }

    internal static double[] Probabilities(List<Line> lines, FurnitureModel model, bool hinted)
    {
        var context = new ContextFeatures(lines);
        var features = new List<int>(64);
        var scores = new double[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            features.Clear();
            context.AddTo(features, i);
            if (hinted)
            {
                context.AddMarkupTo(features, i);
            }

            scores[i] = model.Score(lines[i].Features) + model.Score(features);
        }

        var furniture = new double[lines.Count];
        model.Marginals(scores, furniture);
        return furniture;
    }

    private static bool IsStructured(Line line) => line.Structure != LineStructure.None && line.Marks == 0;

    // The story resumes with paragraphs; below a foreign heading sentences come one by one between titles and names.
    private static bool StandsAlone(List<Line> lines, int i) =>
        i + 1 >= lines.Count || lines[i + 1].Kind is not (LineKind.Prose or LineKind.Sentence);

    private static FurnitureKind Section(Line line, FurnitureKind current)
    {
        var marks = line.Phrases.Whole | line.Phrases.Composed | (line.Words <= 14 ? line.Phrases.Prefix : 0);
        if (marks == 0 || line.IsPointer)
        {
            return current;
        }
        // Share bars between the teasers of other articles do not end their list.
        var next = FurnitureKinds.First(marks);
        return IsSpoken(current) && !IsSpoken(next) ? current : next;
    }

    private static bool AnnouncesText(FurnitureKind section) => section != FurnitureKind.None && (TextHeadings & section.Bit()) != 0;

    private static bool IsSpoken(FurnitureKind section) => section != FurnitureKind.None && (SpokenHeadings & section.Bit()) != 0;

    private static FurnitureKind Reason(Line line, FurnitureKind section)
    {
        var marks = line.Phrases.Whole | line.Phrases.Composed;
        marks = marks != 0 ? marks : line.Phrases.Inner;
        marks = marks != 0 ? marks : line.Phrases.Prefix;
        if (marks != 0)
        {
            return FurnitureKinds.First(marks);
        }

        return section switch
        {
            FurnitureKind.Related or FurnitureKind.ReadMore => FurnitureKind.Teaser,
            FurnitureKind.CommentForm => FurnitureKind.Comments,
            FurnitureKind.Newsletter or FurnitureKind.Tags or FurnitureKind.AuthorBox or FurnitureKind.Navigation => section,
            _ => line.Kind switch
            {
                LineKind.Stamp => FurnitureKind.Published,
                LineKind.Label => FurnitureKind.Navigation,
                LineKind.Headline => FurnitureKind.Teaser,
                _ => FurnitureKind.Other,
            },
        };
    }
}
