namespace Pipeline.Search.Stories;

/// <summary>Union-find over the numbers below <paramref name="count"/>, with path halving.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public int Find(int number)
    {
        while (_parents[number] != number)
        {
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }

    public void Join(int a, int b)
    {
        var (first, second) = (Find(a), Find(b));
        if (first != second)
        {
            _parents[Math.Max(first, second)] = Math.Min(first, second);
        }
    }
}
