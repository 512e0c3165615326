namespace Pipeline.Classify.Entities;

/// <summary>One name at one place: tokens from <paramref name="Start"/>, the end excluded.</summary>
internal readonly record struct EntityMention(int Start, int End, EntityKind Kind)
{
    public int Length => End - Start;
}
