namespace Pipeline.Normalise.Worker;

/// <summary>Section <c>Normalise</c>.</summary>
public sealed class NormaliseOptions
{
    public const string Section = "Normalise";

    internal NormaliseSettings ToSettings() => new();
}
