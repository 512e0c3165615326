using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <summary>Counts repairs by kind; costs nothing until there is one.</summary>
internal struct RepairTally
{
    private SortedDictionary<string, int>? _counts;

    public readonly bool IsEmpty => _counts is null;

    public void Add(string? kind, int count)
    {
        if (kind is null || count == 0)
        {
            return;
        }

        _counts ??= new SortedDictionary<string, int>(StringComparer.Ordinal);
        _counts[kind] = _counts.GetValueOrDefault(kind) + count;
    }

    public readonly IReadOnlyList<RepairNote> Notes() =>
        _counts is null ? [] : [.. _counts.Select(pair => new RepairNote(pair.Key, null, pair.Value))];
}
