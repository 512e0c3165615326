namespace Pipeline.Normalise.Furniture;

/// <summary>Takes the furniture out of the lines below the headline, by the model's word and the evidence around.</summary>
internal static class BodyFurnitureFilter
{
    /// <summary>A short line goes when it is furniture with at least this probability.</summary>
    public const double Threshold = 0.5;

    // The longer a line, the more is lost with it if the model errs; and a line needs a reason to stand apart from the story above
    // it: a furniture phrase, a picture's credit, a date, somewhere between. Chosen by cross-validation.
    private static readonly (double Marked, double Unmarked) Label = (0.6, 0.92);
    private static readonly (double Marked, double Unmarked) Sentence = (0.8, 0.95);
    private static readonly (double Marked, double Unmarked) Prose = (0.88, 0.97);
    private static readonly (double Marked, double Unmarked) LongProse = (0.92, 0.99);
    private const int LongProseWords = 60;

    // Below such a heading stand whole sentences that are not the story's: teasers, comments, lives of authors.
    private static readonly uint SpokenHeadings =
        FurnitureKind.Related.Bit() | FurnitureKind.CommentForm.Bit() | FurnitureKind.AuthorBox.Bit() | FurnitureKind.Newsletter.Bit();
    private const double SpokenLimit = 0.75;

    /// <summary>What follows a colon was announced by the story: ingredients, dates, standings.</summary>
    private const double ListLimit = 0.985;

    /// <summary>In the lines above the first prose the model knows less: its training texts begin with the story.</summary>
    private const double HeadThreshold = 0.95;

    /// <param name="lines">The lines below the headline.</param>
    /// <param name="proseAt">Where running text begins among them.</param>
    /// <param name="model">The trained weights.</param>
    /// <param name="threshold">Probability from which a line goes.</param>
    /// <param name="removed">Gets what is taken away.</param>
    public static List<Line> Keep(List<Line> lines, int proseAt, FurnitureModel model, double threshold, List<RemovedLine> removed)
    {
        var furniture = Probabilities(lines, model);
        var hasProse = proseAt < lines.Count;
        if (hasProse)
        {
            furniture.AsSpan(Math.Min(CommentThread.Start(lines, proseAt), TeaserList.Start(lines, proseAt))).Fill(1);
        }

        var kept = new List<Line>(lines.Count);
        var section = FurnitureKind.None;
        var marked = false;
        var listed = false;
        var gap = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var limit =
                hasProse && i < proseAt ? HeadThreshold
                : IsSpoken(section) && StandsAlone(lines, i) ? Math.Max(threshold, SpokenLimit)
                : (listed || line.End == LineEnd.Colon) && !marked && !line.SpeaksForItself ? ListLimit
                : Limit(line, marked || line.SpeaksForItself, threshold);
            marked |= line.SpeaksForItself;
            listed = !line.SpeaksForItself && (listed || line.End == LineEnd.Colon);
            // Verse, lists and short notes have no prose to stand out from: there only lines that say what they are go, and what follows
            // them.
            var witnessed = hasProse || line.Marks != 0 || line.Kind is LineKind.Stamp || section != FurnitureKind.None;
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

    internal static double[] Probabilities(List<Line> lines, FurnitureModel model)
    {
        var context = new ContextFeatures(lines);
        var features = new List<int>(64);
        var scores = new double[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            features.Clear();
            context.AddTo(features, i);
            scores[i] = model.Score(lines[i].Features) + model.Score(features);
        }

        var furniture = new double[lines.Count];
        model.Marginals(scores, furniture);
        return furniture;
    }

    private static double Limit(Line line, bool marked, double threshold)
    {
        var limit = line.Kind switch
        {
            LineKind.Prose when line.Words >= LongProseWords => LongProse,
            LineKind.Prose => Prose,
            LineKind.Sentence => Sentence,
            _ => Label,
        };
        return Math.Max(threshold, marked ? limit.Marked : limit.Unmarked);
    }

    // The story resumes with paragraphs; below a foreign heading sentences come one by one between titles and names.
    private static bool StandsAlone(List<Line> lines, int i) =>
        i + 1 >= lines.Count || lines[i + 1].Kind is not (LineKind.Prose or LineKind.Sentence);

    private static FurnitureKind Section(Line line, FurnitureKind current)
    {
        var marks = line.Phrases.Whole | line.Phrases.Composed | (line.Words <= 14 ? line.Phrases.Prefix : 0);
        if (marks == 0)
        {
            return current;
        }
        // Share bars between the teasers of other articles do not end their list.
        var next = FurnitureKinds.First(marks);
        return IsSpoken(current) && !IsSpoken(next) ? current : next;
    }

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
