namespace Pipeline.Classify.Training.Topics;

/// <summary>A text and the subjects that it may have.</summary>
/// <param name="Subjects">Bit set over the vocabulary's order. Several bits: one of these, the source does not say which.</param>
/// <param name="Source">Where it comes from; sources are validated against each other.</param>
/// <param name="Weight">How much it counts beside others of its subject.</param>
internal sealed record TrainingText(string Text, int Subjects, string Source, float Weight = 1f);
