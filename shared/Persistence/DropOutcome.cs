using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>What came of one dropped file, as far as the store knows.</summary>
/// <param name="Articles">How many new articles were taken from it.</param>
/// <param name="Ids">Ids of the first of them, in ordinal order.</param>
/// <param name="Known">How many of its articles were here already.</param>
/// <param name="Refused">How many were refused, by any stage.</param>
/// <param name="Refusals">The newest of those.</param>
public sealed record DropOutcome(long Articles, IReadOnlyList<string> Ids, long Known, long Refused, IReadOnlyList<Rejection> Refusals);
