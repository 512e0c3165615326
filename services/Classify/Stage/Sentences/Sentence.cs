namespace Pipeline.Classify.Sentences;

/// <summary>Where a sentence stands in its text, without the white space around it.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Paragraph">Number of its paragraph, from 0.</param>
public readonly record struct Sentence(int Start, int Length, int Paragraph)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}
