namespace Pipeline.Search.Analysis;

/// <param name="Text">A piece of the article, as it stands there.</param>
/// <param name="Hit">Whether the query asked for it.</param>
public readonly record struct SnippetPart(string Text, bool Hit);

/// <summary>The place in an article that shows best why it was found.</summary>
public sealed record Snippet(IReadOnlyList<SnippetPart> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}
