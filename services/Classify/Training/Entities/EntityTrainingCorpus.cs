using System.IO.Compression;
using System.Text.Json;
using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>Sentences with labels, read from lines of <c>{"tokens": […], "tags": […]}</c>, gzipped or plain.</summary>
internal static class EntityTrainingCorpus
{
    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonSerializer.Deserialize<JsonElement>(line);
            }
        }
    }

    public static List<EntityTrainingSentence> Read(string path, bool socialMedia)
    {
        var sentences = new List<EntityTrainingSentence>();
        foreach (var line in Lines(path))
        {
            var tokens = line.GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!).ToList();
            var tags = line.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!).ToList();
            if (socialMedia)
            {
                Clean(tokens, tags);
            }

            if (tokens.Count > 0)
            {
                sentences.Add(new EntityTrainingSentence([.. tokens], Labels(tags)));
            }
        }

        return sentences;
    }

    /// <summary>User names are tagged as people there and are nothing that an article holds; a hash sign before a word goes.</summary>
    private static void Clean(List<string> tokens, List<string> tags)
    {
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            var mention = token.StartsWith('@') || (i > 0 && tokens[i - 1] == "@");
            if (mention || token is "#" || token.StartsWith('#') || token == "RT" || token.StartsWith("http", StringComparison.Ordinal))
            {
                tokens.RemoveAt(i);
                tags.RemoveAt(i);
            }
        }
    }

    private static byte[] Labels(List<string> tags)
    {
        var labels = new byte[tags.Count];
        for (var i = 0; i < tags.Count; i++)
        {
            var kind = KindOf(tags[i]);
            if (kind is null)
            {
                continue;
            }

            var goesOn = i > 0 && !tags[i].StartsWith("B-", StringComparison.Ordinal) && KindOf(tags[i - 1]) == kind;
            labels[i] = goesOn ? EntityLabel.Inside(kind.Value) : EntityLabel.Begin(kind.Value);
        }

        return labels;
    }

    private static EntityKind? KindOf(string tag) =>
        tag.Length < 3
            ? null
            : tag[2..] switch
            {
                "PER" or "person" => EntityKind.Person,
                "ORG" or "corporation" or "group" => EntityKind.Organisation,
                "LOC" or "location" => EntityKind.Place,
                _ => null,
            };
}
