namespace Pipeline.Search.Analysis;

/// <summary>A place in a text that a query asked for.</summary>
/// <param name="Group">Which of the query's words.</param>
internal readonly record struct Hit(int Start, int Length, int Group);

/// <summary>Finds in a text what a query asked for.</summary>
internal sealed class TermMarks
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, int Group)> _prefixes = [];

    /// <param name="groups">A word's terms each; a term that ends with <c>*</c> stands for all that begin so.</param>
    public TermMarks(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var term in groups[i])
            {
                if (term.EndsWith('*'))
                {
                    _prefixes.Add((term[..^1], i));
                }
                else
                {
                    _groups.TryAdd(term, i);
                }
            }
        }
    }

    public IEnumerable<Hit> In(string text, string? language)
    {
        if (_groups.Count + _prefixes.Count == 0)
        {
            yield break;
        }

        foreach (var token in Tokeniser.Tokenise(text, language))
        {
            if (_groups.TryGetValue(token.Term, out var group) || (_prefixes.Count > 0 && Begins(text, token, out group)))
            {
                yield return new Hit(token.Start, token.Length, group);
            }
        }
    }

    private bool Begins(string text, Token token, out int group)
    {
        var word = TermFolding.Term(text.AsSpan(token.Start, token.Length), Stemmer.For(null));
        foreach (var (beginning, number) in _prefixes)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                group = number;
                return true;
            }
        }

        group = 0;
        return false;
    }
}
