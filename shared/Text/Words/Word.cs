namespace Pipeline.Text;

/// <summary>Where a word stands in its text.</summary>
public readonly record struct Word(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
