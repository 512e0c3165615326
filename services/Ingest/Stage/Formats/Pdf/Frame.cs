namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A page turned so that a text which runs at this angle runs from left to right.</summary>
internal readonly struct Frame(double angle)
{
    private readonly double _sin = Math.Sin(angle);
    private readonly double _cos = Math.Cos(angle);

    public (double Along, double Across) Place(double x, double y) => ((x * _cos) + (y * _sin), (y * _cos) - (x * _sin));

    /// <summary>The page's foot and head in it.</summary>
    public (double Foot, double Head) Edges(double width, double height)
    {
        double[] corners = [0, Place(width, 0).Across, Place(0, height).Across, Place(width, height).Across];
        return (corners.Min(), corners.Max());
    }
}
