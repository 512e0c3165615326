namespace Pipeline.Normalise.Metadata;

/// <summary>Which side of which sign a part of a title is.</summary>
/// <param name="Sign">From the closed list of <see cref="TitleParts"/>; empty for what is no part.</param>
/// <param name="Rest">The other side.</param>
internal readonly record struct TitlePart(string Sign, bool IsFirst, string Rest)
{
    public static TitlePart None { get; } = new("", false, "");
}
