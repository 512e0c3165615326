using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>A stage document cut down to its stamp.</summary>
internal sealed record StampOnly
{
    public required string Id { get; init; }

    public Stamp? Stamp { get; init; }
}
