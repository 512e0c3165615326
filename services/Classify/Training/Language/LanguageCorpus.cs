using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Pipeline.Classify.Training.Language;

/// <summary>The texts a language model is trained on and measured by.</summary>
internal static class LanguageCorpus
{
    /// <summary>Sentences of drawn words, of 1 to 28 words, so that the model learns what a single word is worth.</summary>
    public static IEnumerable<LanguageExample> Draw(string linguaFolder, string language, int count, int seed)
    {
        var random = new Random(seed);
        var sources = LanguageGroup.Folders(language).Select(f => LetterStatistics.Load(Path.Combine(linguaFolder, f))).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            // Norwegian's main form is nine tenths of what is written.
            var source = sources.Length > 1 && random.Next(5) == 0 ? sources[1] : sources[0];
            text.Clear();
            for (var words = 1 + random.Next(28); words > 0; words--)
            {
                text.Append(source.Word(random)).Append(' ');
            }

            yield return new LanguageExample(language, -1, text.ToString());
        }
    }

    /// <summary>Reads lines of <c>{"lang", "id", "text"}</c>, gzipped; <c>zh-cn</c> counts as <c>zh</c>.</summary>
    public static IReadOnlyList<LanguageExample> Read(string path, int folds)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var examples = new List<LanguageExample>();
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var id = root.GetProperty("id").GetString()!;
            examples.Add(
                new LanguageExample(
                    root.GetProperty("lang").GetString()!.Split('-')[0],
                    (int)(Hash(id) % (uint)folds),
                    root.GetProperty("text").GetString()!
                )
            );
        }

        return examples;
    }

    private static uint Hash(string id)
    {
        var hash = 2166136261u;
        foreach (var unit in id)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
