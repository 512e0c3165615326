namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A word or piece of one, as it was written in one go, in a frame in which lines run from left to right.</summary>
internal sealed class Fragment
{
    private readonly System.Text.StringBuilder _text = new();

    public Fragment(Glyph glyph, double left, double baseLine)
    {
        (Left, Right, BaseLine, Size, IsPagination) = (left, left, baseLine, glyph.Size, glyph.IsPagination);
        Add(glyph, left);
    }

    public double Left { get; private set; }

    public double Right { get; private set; }

    /// <summary>Where the next letter is meant to stand.</summary>
    public double Next { get; private set; }

    public double BaseLine { get; set; }

    public double Size { get; }

    public bool IsPagination { get; private set; }

    /// <summary>Whether a space was written after it.</summary>
    public bool EndsWithSpace { get; set; }

    public int Length => _text.Length;

    public string Text => _text.ToString();

    public void Add(Glyph glyph, double left)
    {
        _text.Append(glyph.Text);
        Left = Math.Min(Left, left);
        Right = Math.Max(Right, left + glyph.Advance);
        Next = left + glyph.Advance + glyph.Spacing;
        IsPagination &= glyph.IsPagination;
    }
}
