namespace Pipeline.ToyStage.Tests.Translate;

/// <summary>The toy's function: into capitals, which some languages do not have.</summary>
internal static class Translator
{
    public static string? Run(string text) => text.Any(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;
}
