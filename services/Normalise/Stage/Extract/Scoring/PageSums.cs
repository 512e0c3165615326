namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Sums over any run of a page's blocks at once.</summary>
internal sealed class PageSums
{
    private readonly double[] _letters;
    private readonly double[] _linked;
    private readonly double[] _prose;
    private readonly int[] _proseBlocks;

    public PageSums(IReadOnlyList<PageBlock> blocks)
    {
        _letters = new double[blocks.Count + 1];
        _linked = new double[blocks.Count + 1];
        _prose = new double[blocks.Count + 1];
        _proseBlocks = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isProse = BlockWeights.IsProse(block);
            _letters[i + 1] = _letters[i] + block.Letters;
            _linked[i + 1] = _linked[i] + block.LinkedLetters;
            _prose[i + 1] = _prose[i] + (isProse ? block.Letters - block.LinkedLetters : 0);
            _proseBlocks[i + 1] = _proseBlocks[i] + (isProse ? 1 : 0);
        }
    }

    public double TotalLetters => _letters[^1];

    public double TotalProse => _prose[^1];

    public double Letters(int from, int to) => _letters[to] - _letters[from];

    public double LinkShare(int from, int to) => Letters(from, to) is > 0 and var letters ? (_linked[to] - _linked[from]) / letters : 0;

    public double Prose(int from, int to) => _prose[to] - _prose[from];

    public double ShareOfProse(int from, int to) => TotalProse > 0 ? Prose(from, to) / TotalProse : 0;

    public int ProseBlocks(int from, int to) => _proseBlocks[to] - _proseBlocks[from];
}
