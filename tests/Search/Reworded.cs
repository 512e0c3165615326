namespace Pipeline.Search.Tests;

/// <summary>Stories made of words by chance, and what newsrooms do to agency copy.</summary>
internal static class Reworded
{
    private static readonly string[] Words =
    [
        .. "council harbour budget minister strike school bridge winter river market doctor train factory village border election court police farmer museum engine island airport teacher union weather storm energy forest housing".Split(
            ' '
        ),
        .. "said opened closed raised promised refused agreed warned found lost moved built repaired painted counted measured shared defended visited answered".Split(
            ' '
        ),
        .. "quickly slowly again today yesterday officially finally nearly hardly together alone before after under over between across without within".Split(
            ' '
        ),
    ];

    /// <summary>Six paragraphs; the number is the story.</summary>
    public static string Story(int number, int paragraphs = 6)
    {
        var random = new Random(number);
        return "The council met. " + string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(_ => Paragraph(random)));
    }

    public static string Cut(string story) => string.Join("\n\n", story.Split("\n\n")[..^1]);

    public static string Reordered(string story)
    {
        var paragraphs = story.Split("\n\n");
        (paragraphs[1], paragraphs[3]) = (paragraphs[3], paragraphs[1]);
        return string.Join("\n\n", paragraphs);
    }

    public static string Replaced(string story, int seed)
    {
        var paragraphs = story.Split("\n\n");
        paragraphs[2] = Paragraph(new Random(seed + 1_000_000));
        return string.Join("\n\n", paragraphs);
    }

    public static string Furnished(string story, int seed) =>
        "By our correspondent, subscribe to our newsletter for more.\n\n"
        + story
        + "\n\n"
        + Paragraph(new Random(seed + 2_000_000), 2)
        + " Read more.";

    /// <summary>The four rewordings of a story.</summary>
    public static string[] All(string story)
    {
        var seed = story.GetHashCode(StringComparison.Ordinal) & 0xFFFF;
        return [Cut(story), Reordered(story), Replaced(story, seed), Furnished(story, seed)];
    }

    private static string Paragraph(Random random, int sentences = 4) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, sentences)
                .Select(_ => "The " + string.Join(' ', Enumerable.Range(0, 11).Select(_ => Words[random.Next(Words.Length)])) + ".")
        );
}
