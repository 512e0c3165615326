using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Makes the table of <c>LetterModel</c>: how common letters beside one another are, in the language in which they are most common.
/// <c>letters FOLDER OUT</c>, where FOLDER is <c>LanguageModels</c> of the NuGet package SearchPioneer.Lingua 2.0.0 (Apache-2.0), one
/// folder a language with the shares of letters, pairs and triples inside its words. Where words begin and end is worked out: letters
/// occur more often than something precedes or follows them.
/// </summary>
internal static class LetterTraining
{
    // Ten to this is the least share that is kept; a level is a factor of about two and a half.
    private const double Least = -7.0;

    // Below it stand misspellings and names.
    private const int LeastLevel = 3;
    private const double LevelsPerDecade = 2.5;
    private const int MostLevels = 15;

    public static int Run(string folder, string path)
    {
        var levels = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (var (letters, share) in Shares(language))
            {
                var level = (int)Math.Round((Math.Log10(share) - Least) * LevelsPerDecade);
                if (level >= LeastLevel && letters.Any(c => c > 0x7F))
                {
                    levels[letters] = Math.Min(MostLevels, Math.Max(level, levels.GetValueOrDefault(letters)));
                }
            }
        }

        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
        writer.WriteLine(
            "# How common letters are beside one another, 3 to f, in the language in which they are most common; _ is a word's edge."
        );
        writer.WriteLine("# Written by services/Normalise/Training from the letter statistics of SearchPioneer.Lingua 2.0.0, not by hand.");
        foreach (var group in levels.GroupBy(entry => entry.Key[..^1], StringComparer.Ordinal))
        {
            writer.WriteLine(group.Key + " " + string.Concat(group.Select(entry => $"{entry.Key[^1]}{entry.Value:x}")));
        }

        Console.WriteLine($"{levels.Count} entries");
        return 0;
    }

    /// <summary>Triples of Latin letters, pairs of Cyrillic and Greek ones: a word of those is foreign letters from end to end.</summary>
    private static IEnumerable<(string Letters, double Share)> Shares(string language)
    {
        var one = Read(Path.Combine(language, "unigrams.json.br"));
        // Every language's texts hold a few foreign letters, so its script is the one of most.
        var isBicameral = one.Where(letter => IsBicameral(letter.Key)).Sum(letter => letter.Value) > 0.5;
        if (!isBicameral && one.Where(letter => IsLatin(letter.Key)).Sum(letter => letter.Value) < 0.5)
        {
            yield break;
        }

        var two = Joint(Read(Path.Combine(language, "bigrams.json.br")), one);
        var three = Joint(Read(Path.Combine(language, "trigrams.json.br")), two);
        var begins = new Dictionary<string, double>(one, StringComparer.Ordinal);
        var ends = new Dictionary<string, double>(one, StringComparer.Ordinal);
        foreach (var (pair, share) in two)
        {
            Take(begins, pair[1..], share);
            Take(ends, pair[..1], share);
        }

        if (isBicameral)
        {
            foreach (var (pair, share) in two.Where(pair => pair.Key.All(c => IsBicameral(c.ToString()))))
            {
                yield return (pair, share);
            }

            foreach (var letter in one.Keys.Where(IsBicameral))
            {
                yield return ("_" + letter, Math.Max(begins[letter], 1e-12));
                yield return (letter + "_", Math.Max(ends[letter], 1e-12));
            }

            yield break;
        }

        var pairBegins = new Dictionary<string, double>(two, StringComparer.Ordinal);
        var pairEnds = new Dictionary<string, double>(two, StringComparer.Ordinal);
        var alone = new Dictionary<string, double>(begins, StringComparer.Ordinal);
        foreach (var (triple, share) in three)
        {
            Take(pairBegins, triple[1..], share);
            Take(pairEnds, triple[..2], share);
        }

        foreach (var (pair, share) in pairBegins)
        {
            Take(alone, pair[..1], Math.Max(0, share));
            yield return ("_" + pair, Math.Max(share, 1e-12));
        }

        foreach (var (pair, share) in pairEnds)
        {
            yield return (pair + "_", Math.Max(share, 1e-12));
        }

        foreach (var (letter, share) in alone)
        {
            yield return ("_" + letter + "_", Math.Max(share, 1e-12));
        }

        foreach (var (triple, share) in three)
        {
            yield return (triple, share);
        }
    }

    private static bool IsLatin(string letter) => letter[0] is < '\u0250' or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsBicameral(string letter) => letter[0] is >= '\u0370' and <= '\u04FF';

    private static void Take(Dictionary<string, double> shares, string letters, double share)
    {
        if (shares.TryGetValue(letters, out var whole))
        {
            shares[letters] = whole - share;
        }
    }

    private static Dictionary<string, double> Joint(Dictionary<string, double> shares, Dictionary<string, double> before)
    {
        foreach (var letters in shares.Keys.ToList())
        {
            shares[letters] *= before.GetValueOrDefault(letters[..^1]);
        }

        return shares;
    }

    private static Dictionary<string, double> Read(string path)
    {
        using var stream = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var parts = property.Name.Split('/');
            var share = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach (var letters in property.Value.GetString()!.Split(' '))
            {
                shares[letters] = share;
            }
        }

        return shares;
    }
}
