namespace Pipeline.Normalise.Extract;

/// <summary>A run of text that a reader sees as one piece: a paragraph, a heading, a list item, a table row.</summary>
internal sealed class PageBlock
{
    public required string Text { get; init; }

    /// <summary>Index of the innermost block element around it.</summary>
    public required int Element { get; init; }

    public required BlockKind Kind { get; init; }

    /// <summary>Letters and digits; spaces and signs say nothing.</summary>
    public required int Letters { get; init; }

    /// <summary>Those of them inside links.</summary>
    public required int LinkedLetters { get; init; }

    /// <summary>Index of the last link in it, or -1.</summary>
    public required int Link { get; init; }

    public required int Words { get; init; }

    /// <summary>Sentence ends and commas, in any script.</summary>
    public required int Stops { get; init; }

    public required bool EndsSentence { get; init; }

    public double LinkShare => Letters == 0 ? 0 : (double)LinkedLetters / Letters;
}
