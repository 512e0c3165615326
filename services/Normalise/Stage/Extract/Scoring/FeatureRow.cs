namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>One row of features being written, in a fixed order. Names are taken only where someone asks for them.</summary>
internal ref struct FeatureRow(Span<float> values, List<string>? names)
{
    private readonly Span<float> _values = values;
    private int _next;

    public void Add(string name, double value)
    {
        _values[_next++] = (float)value;
        names?.Add(name);
    }

    /// <summary>One of several features of one name, told apart by a number.</summary>
    public void Add(string name, int number, double value)
    {
        _values[_next++] = (float)value;
        names?.Add(name + "@" + number);
    }

    public void Add(string name, bool value) => Add(name, value ? 1 : 0);

    public readonly int Count => _next;
}
