namespace Pipeline.Normalise;

/// <summary>A block of an article on its way from extraction to the furniture judge, with what the markup said of it.</summary>
/// <param name="Text">As it will stand, list mark included. May have several lines.</param>
public sealed record TextBlock(string Text, BlockKind Kind)
{
    /// <summary>Stands right below the block before it, without an empty line: items of a list, rows of a table.</summary>
    public bool Joins { get; init; }

    /// <summary>Its letters inside links, of all its letters, 0 to 1.</summary>
    public double LinkShare { get; init; }
}
