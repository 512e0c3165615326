using System.Runtime.InteropServices;

namespace Pipeline.Normalise.Extract;

/// <summary>What a page's class lists hint, each read once: a page's hundreds of elements share some dozens of them.</summary>
internal sealed class ClassHints
{
    private readonly Dictionary<string, (Hint Hint, int Times)> _seen = new(StringComparer.Ordinal);

    /// <summary>Each list of names, and how many elements have it.</summary>
    public IEnumerable<(string Names, int Times)> Counts => _seen.Select(static seen => (seen.Key, seen.Value.Times));

    public Hint Of(string names)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, names, out var isKnown);
        if (!isKnown)
        {
            seen.Hint = HintWords.In(names);
        }

        seen.Times++;
        return seen.Hint;
    }
}
