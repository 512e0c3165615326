namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Rows of features, one after the other.</summary>
internal sealed class FeatureTable(int rows, int columns)
{
    public int Rows => rows;

    public int Columns => columns;

    public float[] Values { get; } = new float[rows * columns];

    public Span<float> this[int row] => Values.AsSpan(row * columns, columns);
}
