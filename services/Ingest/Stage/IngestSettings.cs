namespace Pipeline.Ingest;

/// <summary>Settings of the stage's function.</summary>
public sealed record IngestSettings
{
    public static IngestSettings Default { get; } = new();

    /// <summary>Largest article in bytes. Default 12 MiB, under MongoDB's 16 MiB a document; 1 KiB to 15 MiB.</summary>
    public long MaxArticleBytes { get; init; } = 12 * 1024 * 1024;

    /// <summary>
    /// Most members (archive entries, feed entries, JSON objects, records) looked at in one file. Default 100,000; 1 to 100 million.
    /// </summary>
    public int MaxMembers { get; init; } = 100_000;

    /// <summary>Most bytes that one file may expand to, over all levels. Default 4 GiB; 1 MiB to 1 TiB.</summary>
    public long MaxExpandedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>
    /// Most bytes out for a byte in, past the first <see cref="RatioFreeBytes"/>. Default 200, where news text compresses 3 to 10 to one; 2
    /// to 100,000.
    /// </summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>How much may come out before <see cref="MaxRatio"/> is asked after. Default 10 MiB; 0 to 1 GiB.</summary>
    public long RatioFreeBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How many containers may lie inside each other; a <c>.tar.gz</c> is one. Default 3; 1 to 8.</summary>
    public int MaxDepth { get; init; } = 3;

    /// <summary>Largest zip inside another container, which has to be held in memory. Default 32 MiB; 1 KiB to 256 MiB.</summary>
    public long MaxNestedZipBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How far a file over the limit is read for its id. Default 4 GiB; the id of what is longer is that of its first so many bytes.
    /// </summary>
    public long MaxHashedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Which fields of a JSON object are an article's.</summary>
    public JsonFieldNames JsonFields { get; init; } = JsonFieldNames.Default;

    /// <summary>Every fault in these settings, a sentence each; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Check(nameof(MaxArticleBytes), MaxArticleBytes, 1024, 15 * 1024 * 1024);
        Check(nameof(MaxMembers), MaxMembers, 1, 100_000_000);
        Check(nameof(MaxExpandedBytes), MaxExpandedBytes, 1024 * 1024, 1L << 40);
        Check(nameof(MaxRatio), MaxRatio, 2, 100_000);
        Check(nameof(RatioFreeBytes), RatioFreeBytes, 0, 1L << 30);
        Check(nameof(MaxDepth), MaxDepth, 1, 8);
        Check(nameof(MaxNestedZipBytes), MaxNestedZipBytes, 1024, 256 * 1024 * 1024);
        Check(nameof(MaxHashedBytes), MaxHashedBytes, 1024 * 1024, 1L << 40);
        faults.AddRange(JsonFields.Validate());
        return faults;

        void Check(string name, long value, long least, long most)
        {
            if (value < least || value > most)
            {
                faults.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{name} is {value}; it must be from {least} to {most}."
                    )
                );
            }
        }
    }
}
