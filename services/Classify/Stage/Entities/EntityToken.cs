namespace Pipeline.Classify.Entities;

/// <param name="OpensSentence">The first of its sentence.</param>
internal readonly record struct EntityToken(int Start, int Length, bool OpensSentence)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
