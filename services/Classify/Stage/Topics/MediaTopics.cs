namespace Pipeline.Classify.Topics;

/// <summary>The 17 top-level subjects of IPTC Media Topics, in the vocabulary's order; see NOTICE for its licence.</summary>
public static class MediaTopics
{
    private const string Resource = "topics.subjects.tsv";

    public static IReadOnlyList<MediaTopic> All { get; } = Load();

    private static MediaTopic[] Load()
    {
        using var stream =
            typeof(MediaTopics).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(fields => new MediaTopic(fields[0], fields[1], fields[2]))
            .ToArray();
    }
}
