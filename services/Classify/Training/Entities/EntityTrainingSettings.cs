namespace Pipeline.Classify.Training.Entities;

/// <summary>How the field is trained.</summary>
internal sealed record EntityTrainingSettings
{
    public int Seed { get; init; } = 20;

    public int Rounds { get; init; } = 9;

    public float Rate { get; init; } = 0.1f;

    public float Penalty { get; init; } = 1e-4f;

    public double Dropout { get; init; } = 0.3;

    /// <summary>A feature seen less often is not used.</summary>
    public int Cutoff { get; init; } = 1;

    /// <summary>What one step of an eight-bit weight stands for.</summary>
    public float Unit { get; init; } = 0.01f;

    /// <summary>A feature none of whose weights reaches this is left out of the model.</summary>
    public float Least { get; init; } = 0.05f;

    /// <summary>How much a sentence of the trainer's own counts.</summary>
    public float Own { get; init; } = 1;

    /// <summary>How much a sentence of news labelled by the first model counts.</summary>
    public float News { get; init; } = 0.1f;

    /// <summary>One in this many sentences of news is trained with; all of them vote.</summary>
    public int NewsEvery { get; init; } = 8;

    /// <summary>The share of votes that makes a name's kind clear.</summary>
    public double Clear { get; init; } = 0.8;

    /// <summary>How much a sentence of social media counts against one of an encyclopaedia.</summary>
    public float SocialMedia { get; init; } = 0.15f;
}
