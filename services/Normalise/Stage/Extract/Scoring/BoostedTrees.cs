using System.Globalization;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Gradient-boosted decision trees over a row of features: the sum of one leaf a tree, read as log-odds.</summary>
/// <remarks>
/// As text: a line of the number of features and the base, then a line a tree, nodes in order: <c>f feature threshold right</c> goes to the
/// next node where the value is at most the threshold, else to node <c>right</c>; <c>v value</c> is a leaf. Lines with <c>#</c> say how
/// the model came about.
/// </remarks>
internal sealed class BoostedTrees
{
    // Past this many trees a row so far from even odds is settled, and most blocks of a page are such: on 1,728 pages no text changed.
    private const int FirstStop = 40;
    private const double Certain = 4;

    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly double _base;

    private BoostedTrees(int features, double @base, List<Node> nodes, List<int> roots)
    {
        Features = features;
        _base = @base;
        _nodes = [.. nodes];
        _roots = [.. roots];
    }

    /// <summary>Eight bytes, so that a tree is a few lines of cache.</summary>
    /// <param name="Value">The threshold, or the leaf's log-odds.</param>
    /// <param name="Feature">-1 for a leaf.</param>
    /// <param name="Right">How many nodes on the right branch begins.</param>
    private readonly record struct Node(float Value, short Feature, short Right);

    public int Features { get; }

    public double Probability(ReadOnlySpan<float> row) => 1 / (1 + Math.Exp(-LogOdds(row, double.MaxValue)));

    /// <summary>The same, but a row that some trees find plain is not put to the rest.</summary>
    public double QuickProbability(ReadOnlySpan<float> row) => 1 / (1 + Math.Exp(-LogOdds(row, Certain)));

    private double LogOdds(ReadOnlySpan<float> row, double certain)
    {
        var (sum, nodes) = (_base, _nodes);
        for (var tree = 0; tree < _roots.Length; tree++)
        {
            if (tree >= FirstStop && Math.Abs(sum) > certain)
            {
                break;
            }

            var at = _roots[tree];
            var node = nodes[at];
            while (node.Feature >= 0)
            {
                at += row[node.Feature] <= node.Value ? 1 : node.Right;
                node = nodes[at];
            }

            sum += node.Value;
        }

        return sum;
    }

    public static BoostedTrees Load(string resource)
    {
        using var stream = typeof(BoostedTrees).Assembly.GetManifestResourceStream(typeof(BoostedTrees), resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    public static BoostedTrees Read(TextReader reader)
    {
        var nodes = new List<Node>();
        var roots = new List<int>();
        string[]? head = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (head is null)
            {
                head = line.Split(' ');
                continue;
            }

            var first = nodes.Count;
            roots.Add(first);
            var words = line.Split(' ');
            for (var i = 0; i < words.Length; )
            {
                if (words[i] == "v")
                {
                    nodes.Add(new Node(Number(words[i + 1]), -1, 0));
                    i += 2;
                }
                else
                {
                    var right = first + (int)Number(words[i + 3]) - nodes.Count;
                    nodes.Add(new Node(Number(words[i + 2]), (short)Number(words[i + 1]), (short)right));
                    i += 4;
                }
            }
        }

        return new BoostedTrees((int)Number(head![0]), Number(head[1]), nodes, roots);
    }

    private static float Number(string word) => float.Parse(word, CultureInfo.InvariantCulture);
}
