using Pipeline.Contracts;

namespace Pipeline.Normalise.Characters;

/// <summary>Counts repairs by kind; costs nothing until there is one.</summary>
internal struct RepairTally
{
    private SortedDictionary<string, int>? counts;

    public readonly bool IsEmpty => counts is null;

    public void Add(string? kind, int count)
    {
        if (kind is null || count == 0)
        {
            return;
        }

        counts ??= new SortedDictionary<string, int>(StringComparer.Ordinal);
        counts[kind] = counts.GetValueOrDefault(kind) + count;
    }

    public readonly IReadOnlyList<RepairNote> Notes() => counts is null ? [] : [.. counts.Select(pair => new RepairNote(pair.Key, null, pair.Value))];
}
