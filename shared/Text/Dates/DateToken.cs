namespace Pipeline.Text;

internal enum DateTokenKind
{
    Number,
    Word,
    Sign,
}

/// <summary>A piece of a text that may hold a date.</summary>
/// <param name="Value">The number, or the sign's character.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Spaced">White space stands before it.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, int Value, int Start, int Length, bool Spaced)
{
    public int End => Start + Length;

    public bool IsSign(char c) => Kind == DateTokenKind.Sign && Value == c;
}
