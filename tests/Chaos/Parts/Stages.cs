using Pipeline.Contracts;

namespace Pipeline.Chaos.Parts;

internal static class Stages
{
    public static Stage[] All => Enum.GetValues<Stage>();
}
