namespace Pipeline.Search.Facets;

/// <summary>
/// Numbers for facet values, one series for the whole index, so that matches of all segments are counted into one array and no value is
/// looked at as text until the most frequent are known. Values come and stay; an index that is made again starts anew.
/// </summary>
internal sealed class FacetDictionary
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _values = new string[1024];
    private byte[] _kinds = new byte[1024];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>What stands in the index: the kind as a letter, then the value.</summary>
    public static string Encode(FacetKind kind, string value) => (char)('a' + (int)kind) + value;

    public int NumberOf(string encoded)
    {
        lock (_lock)
        {
            if (_numbers.TryGetValue(encoded, out var number))
            {
                return number;
            }

            if (_count == _values.Length)
            {
                Array.Resize(ref _values, _count * 2);
                Array.Resize(ref _kinds, _count * 2);
            }

            _values[_count] = encoded;
            _kinds[_count] = (byte)(encoded[0] - 'a');
            _numbers.Add(encoded, _count);
            return _count++;
        }
    }

    /// <summary>The most frequent values of the kinds asked for; equal counts by value.</summary>
    public Dictionary<FacetKind, IReadOnlyList<FacetValue>> Top(int[] counts, int limit, params ReadOnlySpan<FacetKind> kinds)
    {
        var best = new PriorityQueue<int, (int, string)>?[Enum.GetValues<FacetKind>().Length];
        foreach (var kind in kinds)
        {
            best[(int)kind] = new PriorityQueue<int, (int, string)>(Rarest.Instance);
        }

        var (values, known) = (_values, _kinds);
        for (var number = 0; number < Math.Min(counts.Length, Count); number++)
        {
            var count = counts[number];
            if (count == 0 || best[known[number]] is not { } queue)
            {
                continue;
            }

            if (queue.Count < limit)
            {
                queue.Enqueue(number, (count, values[number]));
            }
            else if (queue.TryPeek(out _, out var least) && count >= least.Item1)
            {
                queue.EnqueueDequeue(number, (count, values[number]));
            }
        }

        var top = new Dictionary<FacetKind, IReadOnlyList<FacetValue>>();
        foreach (var kind in kinds)
        {
            top[kind] =
            [
                .. best[(int)kind]!
                    .UnorderedItems.OrderByDescending(item => item.Priority.Item1)
                    .ThenBy(item => item.Priority.Item2, StringComparer.Ordinal)
                    .Select(item => new FacetValue(values[item.Element][1..], item.Priority.Item1)),
            ];
        }

        return top;
    }

    private sealed class Rarest : IComparer<(int Count, string Value)>
    {
        public static readonly Rarest Instance = new();

        public int Compare((int Count, string Value) a, (int Count, string Value) b) =>
            a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(b.Value, a.Value);
    }
}
