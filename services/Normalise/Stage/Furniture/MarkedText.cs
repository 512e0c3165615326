namespace Pipeline.Normalise.Furniture;

/// <summary>Text, and what a page's markup said of each of its lines; no marks where there was no markup.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<LineMark> Marks)
{
    public static MarkedText Plain(string text) => new(text, []);

    public static MarkedText Of(IReadOnlyList<TextBlock> blocks)
    {
        var marks = new List<LineMark>(2 * blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0 && !blocks[i].Joins)
            {
                marks.Add(default);
            }

            var mark = new LineMark(blocks[i].Kind, (float)blocks[i].LinkShare);
            for (var lines = 1 + blocks[i].Text.AsSpan().Count('\n'); lines > 0; lines--)
            {
                marks.Add(mark);
            }
        }

        return new MarkedText(BlockText.Write(blocks), marks);
    }

    /// <summary>
    /// The same lines after repair. Where repair changed their number the marks fit no more, and the text counts as plain.
    /// </summary>
    public MarkedText As(string repaired) =>
        ReferenceEquals(repaired, Text) ? this
        : Marks.Count > 0 && Marks.Count == 1 + repaired.AsSpan().Count('\n') ? this with { Text = repaired }
        : Plain(repaired);
}

/// <param name="Kind">What block the line stands in.</param>
/// <param name="LinkShare">Of the block's letters those inside links, 0 to 1.</param>
internal readonly record struct LineMark(BlockKind Kind, float LinkShare);
