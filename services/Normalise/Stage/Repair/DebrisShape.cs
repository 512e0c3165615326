namespace Pipeline.Normalise.Repair;

/// <summary>What a group is made of, for the shapes that people write on purpose.</summary>
internal struct DebrisShape()
{
    /// <summary>Nothing but lines of a drawing, which letters often touch.</summary>
    public bool IsDrawing { get; private set; } = true;

    /// <summary>No letter, as in the faces that people make of signs.</summary>
    public bool HasNoLetter { get; private set; } = true;

    public bool IsVowellessThai { get; private set; } = true;

    public void Add(char c, GlyphKind kind)
    {
        IsDrawing &= kind == GlyphKind.Box;
        HasNoLetter &= kind is not GlyphKind.Letter and not GlyphKind.Mark;
        IsVowellessThai &= c is >= 'ก' and <= 'ฮ';
    }
}
