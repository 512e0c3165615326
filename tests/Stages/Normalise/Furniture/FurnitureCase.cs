namespace Pipeline.Stages.Tests.Normalise.Furniture;

/// <summary>
/// An article as text whose lines say what should become of them: <c># </c> the headline, <c>+ </c> stays, <c>- </c> goes;
/// empty lines are empty lines.
/// </summary>
public sealed record FurnitureCase(string Name, string Marked)
{
    private IEnumerable<string> Lines => Marked.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(l => l.Trim());

    public string Input => string.Join('\n', Lines.Select(l => l.Length == 0 ? "" : l[2..]));

    public string? Title => Lines.FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..];

    public IReadOnlyList<string> Kept => [.. Lines.Where(l => l.StartsWith("+ ", StringComparison.Ordinal)).Select(l => l[2..])];

    public IReadOnlyList<string> Dropped => [.. Lines.Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..])];

    public override string ToString() => Name;
}
