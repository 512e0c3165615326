namespace Pipeline.Normalise.Training.Pages;

/// <summary>Grows one tree, the leaf with the most to gain first.</summary>
internal sealed class TreeGrower(byte[][] bins, float[][] edges, float[] gradients, float[] hessians, int[] columns, TreeTrainer settings)
{
    private const int Bins = 64;

    public TreeNode Grow(int[] rows)
    {
        var root = new Candidate(rows);
        Evaluate(root, Histogram(rows));
        var open = new PriorityQueue<Candidate, double>();
        open.Enqueue(root, -root.Node.Gain);
        for (var leaves = 1; leaves < settings.Leaves && open.TryDequeue(out var candidate, out _) && candidate.Node.Gain > 1e-3; leaves++)
        {
            Split(candidate, open);
        }

        foreach (var (candidate, _) in open.UnorderedItems)
        {
            candidate.Node.Feature = -1;
        }

        return root.Node;
    }

    private void Split(Candidate candidate, PriorityQueue<Candidate, double> open)
    {
        var node = candidate.Node;
        var column = bins[node.Feature];
        var left = new Candidate(Array.FindAll(candidate.Rows, row => column[row] <= node.Bin));
        var right = new Candidate(Array.FindAll(candidate.Rows, row => column[row] > node.Bin));
        var (small, large) = left.Rows.Length < right.Rows.Length ? (left, right) : (right, left);
        var histogram = Histogram(small.Rows);
        var rest = candidate.Histogram!;
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] -= histogram[i];
        }

        candidate.Histogram = null;
        Evaluate(small, histogram);
        Evaluate(large, rest);
        (node.Left, node.Right) = (left.Node, right.Node);
        open.Enqueue(left, -left.Node.Gain);
        open.Enqueue(right, -right.Node.Gain);
    }

    private double[] Histogram(int[] rows)
    {
        var histogram = new double[columns.Length * Bins * 2];
        Parallel.For(
            0,
            columns.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            c =>
            {
                var sums = histogram.AsSpan(c * Bins * 2, Bins * 2);
                var column = bins[columns[c]];
                foreach (var row in rows)
                {
                    var at = column[row] * 2;
                    sums[at] += gradients[row];
                    sums[at + 1] += hessians[row];
                }
            }
        );
        return histogram;
    }

    private void Evaluate(Candidate candidate, double[] histogram)
    {
        candidate.Histogram = histogram;
        var node = candidate.Node;
        var (gradient, hessian) = (0.0, 0.0);
        foreach (var row in candidate.Rows)
        {
            gradient += gradients[row];
            hessian += hessians[row];
        }

        node.Leaf = (float)(-settings.Rate * gradient / (hessian + settings.Ridge));
        var whole = gradient * gradient / (hessian + settings.Ridge);
        for (var c = 0; c < columns.Length; c++)
        {
            var (g, h) = (0.0, 0.0);
            var cuts = edges[columns[c]];
            for (var b = 0; b < cuts.Length; b++)
            {
                g += histogram[((c * Bins) + b) * 2];
                h += histogram[(((c * Bins) + b) * 2) + 1];
                if (h < settings.LeastWeight || hessian - h < settings.LeastWeight)
                {
                    continue;
                }

                var rest = gradient - g;
                var gain = (g * g / (h + settings.Ridge)) + (rest * rest / (hessian - h + settings.Ridge)) - whole;
                if (gain > node.Gain)
                {
                    (node.Gain, node.Feature, node.Bin, node.Threshold) = (gain, columns[c], b, cuts[b]);
                }
            }
        }
    }

    private sealed class Candidate(int[] rows)
    {
        public int[] Rows { get; } = rows;

        public TreeNode Node { get; } = new();

        public double[]? Histogram { get; set; }
    }
}
