namespace Pipeline.Classify.Keywords;

/// <summary>What was seen of each word of an article.</summary>
internal sealed class WordStatistics
{
    private readonly int[] _counts;
    private readonly int[] _capitals;
    private readonly int[] _lower;
    private readonly bool[] _inTitle;

    public WordStatistics(int words, List<Token> title, List<Token> text)
    {
        _counts = new int[words];
        _capitals = new int[words];
        _lower = new int[words];
        _inTitle = new bool[words];
        foreach (var token in title)
        {
            _inTitle[token.Id] = true;
        }

        foreach (var token in text)
        {
            _counts[token.Id]++;
            _capitals[token.Id] += token.IsCapital ? 1 : 0;
            _lower[token.Id] += token.IsUpper ? 0 : 1;
        }
    }

    public bool IsNeverLower(int word) => _lower[word] == 0;

    public int Count(int word) => _counts[word];

    public bool IsInTitle(int word) => _inTitle[word];

    /// <summary>Written with a capital also where no sentence starts, and mostly so.</summary>
    public bool IsProper(int word) => _capitals[word] > 0 && _capitals[word] * 2 >= _counts[word];
}
