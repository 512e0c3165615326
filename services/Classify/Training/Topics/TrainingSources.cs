using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Classify.Training.Topics;

/// <summary>Reads the labelled sources, and says what their labels can mean.</summary>
internal static partial class TrainingSources
{
    /// <summary>
    /// Labels whose texts are often about something else. A late-night joke about a minister is filed under comedy
    /// by its publisher and under politics by a newsroom, so the label only narrows the choice.
    /// </summary>
    private static readonly Dictionary<string, int> Widened = new(StringComparer.Ordinal)
    {
        ["COMEDY"] = Subjects.Arts | Subjects.Politics,
        ["MEDIA"] = Subjects.Arts | Subjects.Politics,
        ["QUEER VOICES"] = Subjects.Society | Subjects.Arts | Subjects.Politics | Subjects.Religion,
        ["GOOD NEWS"] = Subjects.HumanInterest | Subjects.Society,
        ["disasters and accidents"] = Subjects.Disaster | Subjects.Weather,
        ["disasters"] = Subjects.Disaster | Subjects.Weather,
        ["health and environment"] = Subjects.Health | Subjects.Environment,
        ["WORLD NEWS"] = Subjects.Politics | Subjects.Conflict | Subjects.Crime | Subjects.Disaster | Subjects.Society,
        ["THE WORLDPOST"] =
            Subjects.Politics | Subjects.Conflict | Subjects.Crime | Subjects.Disaster | Subjects.Society | Subjects.Economy,
        ["WORLDPOST"] = Subjects.Politics | Subjects.Conflict | Subjects.Crime | Subjects.Disaster | Subjects.Society | Subjects.Economy,
    };

    private const int NovelWords = 40;

    /// <summary>Technology is half of its subject, and outnumbered in the sources by science.</summary>
    private static readonly Dictionary<string, float> Weights = new(StringComparer.Ordinal) { ["TECH"] = 2f };

    public static IEnumerable<TrainingText> Wcep(string path) =>
        Lines(path).Select(row => Labelled(row, "wcep_category", "wcep")).OfType<TrainingText>();

    public static IEnumerable<TrainingText> HuffPost(string path) =>
        Lines(path).Select(row => Labelled(row, "label", "huffpost")).OfType<TrainingText>();

    /// <summary>Names and definitions of the whole vocabulary under their top-level subject.</summary>
    public static IEnumerable<TrainingText> Concepts(string path)
    {
        foreach (var row in Lines(path))
        {
            var name = row.GetProperty("name").GetString() ?? "";
            var definition = Text(row, "definition");
            var subject = Subjects.ByCode(row.GetProperty("top").GetString()!);
            yield return new TrainingText($"{name}. {name}. {definition}", subject, "concepts");
        }
    }

    /// <summary>Texts that have none of the subjects: our own, and pieces of a novel, as long as the labelled texts are.</summary>
    public static IEnumerable<TrainingText> Background(string novel)
    {
        using var stream =
            typeof(TrainingSources).Assembly.GetManifestResourceStream("background.txt")
            ?? throw new InvalidOperationException("background.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var own = reader.ReadToEnd().Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var pieces = File.ReadAllText(novel)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Chunk(NovelWords);
        return own.Select(text => new TrainingText(text, Subjects.None, "background"))
            .Concat(pieces.Select(words => new TrainingText(string.Join(' ', words), Subjects.None, "novel")));
    }

    /// <summary>Lines of JSON, gzipped or not.</summary>
    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                using var document = JsonDocument.Parse(line);
                yield return document.RootElement.Clone();
            }
        }
    }

    public static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>No source knows labour as a subject: its texts are among business, society and politics.</summary>
    [GeneratedRegex(
        @"\b(strik(es?|ers|ing) (by|over|action|of|at|workers|in protest)|on strike|general strike|walkout|(trade|labou?r|workers) unions?|unionis|unioniz|layoffs?|laid off|job (cuts|losses)|unemploy|jobless|minimum wage|wages|working conditions|pay dispute|paid leave)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex AboutWork();

    private static TrainingText? Labelled(JsonElement row, string labelName, string source)
    {
        var label = Text(row, labelName);
        var topic = Text(row, "iptc");
        var subjects = Widened.TryGetValue(label, out var widened)
            ? widened
            : topic.Split('|', StringSplitOptions.RemoveEmptyEntries).Aggregate(0, (bits, name) => bits | Subjects.ByName(name));
        if (
            (subjects & (Subjects.Economy | Subjects.Society | Subjects.Politics)) != 0
            && AboutWork().IsMatch(row.GetProperty("text").GetString()!)
        )
        {
            subjects |= Subjects.Labour;
        }

        return subjects == 0
            ? null
            : new TrainingText(row.GetProperty("text").GetString()!, subjects, source, Weights.GetValueOrDefault(label, 1f));
    }
}
