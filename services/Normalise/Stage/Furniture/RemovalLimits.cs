namespace Pipeline.Normalise.Furniture;

/// <summary>
/// How sure the model must be before a line goes. The longer a line, the more is lost with it if the model errs; and a line needs a
/// reason to stand apart from the story above it: a furniture phrase, a picture's credit, a date, the same line elsewhere.
/// </summary>
internal static class RemovalLimits
{
    private const int LongProseWords = 60;

    // Chosen by cross-validation: copied texts lose a third of the furniture that the next step up would keep.
    private static readonly (double Marked, double Unmarked)[] Copied = [(0.5, 0.61), (0.71, 0.72), (0.815, 0.815), (0.875, 0.93)];

    // Extraction has looked at a page already: of what it hands on little is furniture, and only the surest is worth its risk.
    private static readonly (double Marked, double Unmarked)[] Page = [(0.95, 0.97), (0.98, 0.98), (0.99, 0.99), (0.993, 0.997)];

    /// <summary>Below a foreign heading sentences that come one by one are not the story's.</summary>
    public const double Spoken = 0.75;

    /// <summary>What follows a colon was announced by the story: ingredients, dates, standings.</summary>
    public const double Announced = 0.985;

    /// <summary>Lists, tables and code within the story.</summary>
    public const double Structured = 0.9;

    /// <summary>In the lines above the first prose the model knows less: its training texts begin with the story.</summary>
    public const double Head = 0.95;

    /// <summary>A paragraph that pleads more than once says what it is, and the model has seen few.</summary>
    public const double Pleading = 0.05;

    /// <summary>So does a line that begins as a pointer to another article does.</summary>
    public const double Pointing = 0.3;

    // A sentence that nothing announces: the story's, whatever stands above and below it.
    private static readonly double[] Alone = [0.95, 0.97, 0.99];

    /// <param name="line">The line in question.</param>
    /// <param name="marked">It, or what it stands below, says what it is.</param>
    /// <param name="announced">It stands below what announces sentences that are not the story's.</param>
    /// <param name="onPage">It comes from a page's markup.</param>
    public static double Of(Line line, bool marked, bool announced, bool onPage)
    {
        if (!announced && !line.SpeaksForItself && !line.Repeats && !onPage && line.Kind is LineKind.Sentence or LineKind.Prose)
        {
            return line.Kind == LineKind.Sentence ? Alone[0]
                : line.Words < LongProseWords ? Alone[1]
                : Alone[2];
        }

        var limits = onPage ? Page : Copied;
        var limit = line.Kind switch
        {
            LineKind.Prose when line.Words >= LongProseWords => limits[3],
            LineKind.Prose => limits[2],
            LineKind.Sentence => limits[1],
            _ => limits[0],
        };
        return marked ? limit.Marked : limit.Unmarked;
    }
}
