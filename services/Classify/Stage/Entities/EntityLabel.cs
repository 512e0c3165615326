namespace Pipeline.Classify.Entities;

/// <summary>The sequence model's labels: outside, or the beginning or inside of a name.</summary>
internal static class EntityLabel
{
    public const int Count = 7;
    public const byte Outside = 0;

    /// <summary>A weight row is padded to this, which one vector holds.</summary>
    public const int Stride = 8;

    private static readonly string[] Names = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];

    public static byte Begin(EntityKind kind) => (byte)(1 + 2 * (int)kind);

    public static byte Inside(EntityKind kind) => (byte)(2 + 2 * (int)kind);

    public static bool IsBegin(byte label) => (label & 1) == 1;

    public static bool IsInside(byte label) => label != Outside && (label & 1) == 0;

    public static EntityKind Kind(byte label) => (EntityKind)((label - 1) / 2);

    /// <summary>Only a name that has begun can go on.</summary>
    public static bool MayFollow(byte previous, byte next) => !IsInside(next) || previous == next || previous == next - 1;

    public static string Name(byte label) => Names[label];
}
