namespace Pipeline.Classify.Training.Entities;

/// <param name="Labels">One of <see cref="Pipeline.Classify.Entities.EntityLabel"/> for each token.</param>
internal sealed record EntityTrainingSentence(string[] Tokens, byte[] Labels);
