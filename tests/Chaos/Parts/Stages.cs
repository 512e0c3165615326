using Pipeline.Contracts;

namespace Pipeline.Chaos.Parts;

internal static class Stages
{
    public static IReadOnlyList<Stage> All { get; } = [.. StageTable.Product.Select(row => row.Stage)];
}
