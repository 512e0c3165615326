namespace Pipeline.Classify.Keywords;

/// <summary>A word of an article, as key phrases are made of.</summary>
/// <param name="Start">In its source.</param>
/// <param name="Length">Without a possessive ending.</param>
/// <param name="Id">The same for all forms of a word.</param>
/// <param name="Kind">What it may do in a phrase.</param>
/// <param name="Opens">Whether a phrase cannot reach over the gap before it: another sentence, a comma, a bracket.</param>
/// <param name="IsCapital">Begins with a capital that the start of the sentence does not explain.</param>
/// <param name="IsUpper">Begins with a capital, wherever it stands.</param>
internal readonly record struct Token(int Start, int Length, int Id, TokenKind Kind, bool Opens, bool IsCapital, bool IsUpper)
{
    public int End => Start + Length;
}
