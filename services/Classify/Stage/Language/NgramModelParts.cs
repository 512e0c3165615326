namespace Pipeline.Classify.Language;

/// <summary>A trained model as it is written: hashes in ascending order, a row of weights for each.</summary>
internal sealed record NgramModelParts(Script Script, string[] Languages, float[] Biases, float Scale, uint[] Hashes, sbyte[] Weights)
{
    public NgramModel ToModel() => new(Script, Languages, Biases, Scale, Hashes, Weights);
}
