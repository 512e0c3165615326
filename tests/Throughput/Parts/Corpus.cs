using System.Globalization;
using System.Text;

namespace Pipeline.Throughput.Parts;

/// <summary>
/// Text articles of about 3.5 KB, the same each time and no two alike; each fourth has its apostrophes broken, as the web breaks them.
/// </summary>
internal static class Corpus
{
    private const int Size = 3_500;

    private static readonly string[] Frames =
    [
        "The {adjectives} {nouns} of {places} was {verbs} on Monday, said {first} {family}, who speaks for the {places} {bodies}.",
        "It's the {adjectives} {nouns} that people in {places} had {adverbs} asked for since the {nouns} was {verbs}.",
        "{first} {family} {verbs} the {nouns} {adverbs}, and the {bodies} of {places} {verbs} the {adjectives} {nouns} a day later.",
        "\"We can't wait for another {nouns},\" said {first} {family}, \"and we haven't {verbs} the {adjectives} {nouns} yet.\"",
        "About {number} people {verbs} the {nouns} near {places}, where a {adjectives} {nouns} had been {verbs} in {year}.",
        "The {bodies} expects the {nouns} to cost {number} million, which is more than the {adjectives} {nouns} of {year}.",
        "In {places} the {nouns} and the {nouns} were {adverbs} {verbs}; the {adjectives} {nouns} wasn't.",
        "Neither the {places} {bodies} nor {first} {family} had {verbs} what the {nouns} would mean for the {nouns}.",
        "Since {year} the {adjectives} {nouns} has {adverbs} {verbs} every {nouns} between {places} and {places}.",
        "Whether the {nouns} is {verbs} depends on the {bodies}, which meets in {places} after the {adjectives} {nouns}.",
    ];

    /// <param name="number">Says which.</param>
    public static byte[] Article(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Filled(random, "{places} {bodies} {verbs} {adjectives} {nouns}")} in case {number}\n\n"
        );
        while (text.Length < Size)
        {
            for (var sentence = random.Next(2, 6); sentence > 0; sentence--)
            {
                text.Append(Filled(random, Frames[random.Next(Frames.Length)])).Append(sentence > 1 ? " " : "\n\n");
            }
        }

        if (number % 4 == 0)
        {
            text.Replace("'", "โ€™");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <param name="count">How many.</param>
    /// <param name="texts">A folder of one's own articles to take instead, in the order of their names; null for none.</param>
    public static IReadOnlyList<byte[]> Take(int count, string? texts)
    {
        byte[][] articles =
        [
            .. texts is null
                ? Enumerable.Range(0, count).Select(Article)
                : Directory.EnumerateFiles(texts).Order(StringComparer.Ordinal).Take(count).Select(File.ReadAllBytes),
        ];
        return articles.Length == count
            ? articles
            : throw new InvalidOperationException($"{texts} has {articles.Length} articles, not {count}.");
    }

    public static void Put(IReadOnlyList<byte[]> articles, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (number, article) in articles.Index())
        {
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"a{number:000000}.txt")), article);
        }
    }

    private static string Filled(Random random, string frame)
    {
        var text = new StringBuilder();
        foreach (var part in frame.Split('{'))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            text.Append(
                    part[..Math.Max(0, end)] switch
                    {
                        "" => "",
                        "number" => random.Next(20, 9_000).ToString(CultureInfo.InvariantCulture),
                        "year" => random.Next(1950, 2026).ToString(CultureInfo.InvariantCulture),
                        var kind => Words.One(random, kind),
                    }
                )
                .Append(part.AsSpan(end + 1));
        }

        return text.ToString();
    }
}
