namespace Pipeline.Classify.Training.Topics;

/// <summary>What the learner can be told, with the values that cross-source validation chose.</summary>
internal sealed record NetworkOptions
{
    public int Hidden { get; init; } = 96;

    public int Epochs { get; init; } = 4;

    public int Batch { get; init; } = 64;

    public float DenseRate { get; init; } = 0.002f;

    public float WordRate { get; init; } = 0.3f;

    public float WordDecay { get; init; } = 0.02f;

    /// <summary>Share of features left out of an example at random.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Share of examples that must be told by their vectors alone.</summary>
    public float VectorsAlone { get; init; } = 0.3f;

    public float Smoothing { get; init; } = 0.05f;

    public int Seed { get; init; } = 17;
}
