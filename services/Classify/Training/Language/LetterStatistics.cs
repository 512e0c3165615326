using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Pipeline.Classify.Training.Language;

/// <summary>
/// A language's words, drawn from Lingua's letter statistics (the NuGet package SearchPioneer.Lingua, Apache-2.0). Its files say how often
/// a letter follows one to four others inside words. What they leave unsaid can be worked out: where no letter follows as often as the
/// letters occur, words end, and where letters occur more often than something precedes them, words begin. So whole words can be drawn,
/// the short ones of grammar with their true frequency.
/// </summary>
internal sealed class LetterStatistics
{
    private static readonly string[] Files = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];

    private readonly Dictionary<string, Choice> _begin = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Choice> _continue = new(StringComparer.Ordinal);

    private LetterStatistics() { }

    /// <param name="folder">One language's folder of <c>*.json.br</c> files.</param>
    public static LetterStatistics Load(string folder)
    {
        var statistics = new LetterStatistics();
        var joint = new Dictionary<string, double>[Files.Length];
        for (var order = 0; order < Files.Length; order++)
        {
            joint[order] = ReadShares(Path.Combine(folder, Files[order] + ".json.br"));
            if (order > 0)
            {
                // The files give the share of the letters before; the joint share is that times theirs.
                foreach (var gram in joint[order].Keys.ToList())
                {
                    joint[order][gram] *= joint[order - 1].GetValueOrDefault(gram[..^1]);
                }
            }
        }

        var begins = new Dictionary<string, double>[Files.Length - 1];
        for (var order = 0; order < begins.Length; order++)
        {
            begins[order] = new(joint[order], StringComparer.Ordinal);
            foreach (var (gram, share) in joint[order + 1])
            {
                if (begins[order].ContainsKey(gram[1..]))
                {
                    begins[order][gram[1..]] -= share;
                }
            }
        }

        for (var order = 0; order < begins.Length; order++)
        {
            Gather(begins[order], order == 0 ? null : begins[order - 1], statistics._begin);
        }

        Gather(joint[^1], joint[^2], statistics._continue);
        return statistics;
    }

    /// <summary>Draws a word, of the letters that the language's words are of.</summary>
    public string Word(Random random)
    {
        Span<char> word = stackalloc char[40];
        var length = 0;
        while (length < word.Length)
        {
            Choice? choice;
            if (length < Files.Length - 1)
            {
                _begin.TryGetValue(new string(word[..length]), out choice);
            }
            else
            {
                _continue.TryGetValue(new string(word[(length - Files.Length + 1)..length]), out choice);
            }

            if (choice is null || choice.Draw(random) is not { } letter)
            {
                break;
            }

            word[length++] = letter;
        }

        return new string(word[..length]);
    }

    private static void Gather(Dictionary<string, double> shares, Dictionary<string, double>? wholes, Dictionary<string, Choice> into)
    {
        foreach (var group in shares.Where(s => s.Value > 0).GroupBy(s => s.Key[..^1], StringComparer.Ordinal))
        {
            var whole = wholes is null ? group.Sum(g => g.Value) : wholes.GetValueOrDefault(group.Key);
            var letters = group.OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            into[group.Key] = new Choice(
                [.. letters.Select(l => l.Key[^1])],
                [.. letters.Select(l => l.Value)],
                Math.Max(whole, letters.Sum(l => l.Value))
            );
        }
    }

    private static Dictionary<string, double> ReadShares(string path)
    {
        using var stream = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var parts = property.Name.Split('/');
            var share = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach (var gram in property.Value.GetString()!.Split(' '))
            {
                shares[gram] = share;
            }
        }

        return shares;
    }

    private sealed class Choice
    {
        private readonly char[] _letters;
        private readonly double[] _until;
        private readonly double _whole;

        public Choice(char[] letters, double[] shares, double whole)
        {
            _letters = letters;
            _whole = whole;
            _until = shares;
            for (var i = 1; i < shares.Length; i++)
            {
                _until[i] += _until[i - 1];
            }
        }

        /// <summary>Null where the word ends.</summary>
        public char? Draw(Random random)
        {
            var at = Array.BinarySearch(_until, random.NextDouble() * _whole);
            at = at < 0 ? ~at : at;
            return at < _letters.Length ? _letters[at] : null;
        }
    }
}
