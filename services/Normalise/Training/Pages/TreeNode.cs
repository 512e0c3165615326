using System.Globalization;

namespace Pipeline.Normalise.Training.Pages;

/// <summary>A node of a tree while it grows.</summary>
internal sealed class TreeNode
{
    public int Feature { get; set; } = -1;
    public int Bin { get; set; }
    public float Threshold { get; set; }
    public float Leaf { get; set; }
    public double Gain { get; set; }
    public TreeNode? Left { get; set; }
    public TreeNode? Right { get; set; }

    public float Value(byte[][] bins, int row)
    {
        var node = this;
        while (node.Left is { } left)
        {
            node = bins[node.Feature][row] <= node.Bin ? left : node.Right!;
        }

        return node.Leaf;
    }

    public int Count => Left is null ? 1 : 1 + Left.Count + Right!.Count;

    public void Write(TextWriter text) => Write(text, 0);

    private void Write(TextWriter text, int at)
    {
        text.Write(at == 0 ? "" : " ");
        if (Left is null)
        {
            text.Write(string.Create(CultureInfo.InvariantCulture, $"v {Leaf:G4}"));
            return;
        }

        text.Write(string.Create(CultureInfo.InvariantCulture, $"f {Feature} {Threshold:R} {at + 1 + Left.Count}"));
        Left.Write(text, at + 1);
        Right!.Write(text, at + 1 + Left.Count);
    }
}
