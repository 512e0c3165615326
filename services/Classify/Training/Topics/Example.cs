namespace Pipeline.Classify.Training.Topics;

/// <summary>A text as the learner sees it.</summary>
/// <param name="Features">Ids, one for each time the word or pair is said.</param>
/// <param name="Subjects">Bit set of the subjects that it may have.</param>
internal sealed record Example(int[] Features, int Subjects, float Weight);
