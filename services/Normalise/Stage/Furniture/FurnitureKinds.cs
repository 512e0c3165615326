namespace Pipeline.Normalise.Furniture;

/// <summary>The one wire name of each <see cref="FurnitureKind"/>: in the phrase file, in the model and in removal notes.</summary>
internal static class FurnitureKinds
{
    private static readonly string[] Names = Enum.GetNames<FurnitureKind>().Select(Kebab).ToArray();

    /// <summary>Kinds that a phrase can tell.</summary>
    public static int PhraseKinds => (int)FurnitureKind.PressRelease;

    public static string Name(this FurnitureKind kind) => Names[(int)kind];

    public static uint Bit(this FurnitureKind kind) => 1u << ((int)kind - 1);

    /// <summary>The kind of the lowest bit.</summary>
    public static FurnitureKind First(uint bits) =>
        bits == 0 ? FurnitureKind.None : (FurnitureKind)(1 + System.Numerics.BitOperations.TrailingZeroCount(bits));

    public static FurnitureKind Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index <= 0 ? throw new FormatException($"No kind of furniture is called '{name}'.") : (FurnitureKind)index;
    }

    private static string Kebab(string name) =>
        name switch
        {
            nameof(FurnitureKind.Teaser) => "related-teaser",
            nameof(FurnitureKind.Other) => "furniture",
            _ => string.Concat(
                name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())
            ),
        };
}
