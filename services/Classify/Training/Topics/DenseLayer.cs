using System.Numerics.Tensors;

namespace Pipeline.Classify.Training.Topics;

/// <summary>A matrix and a bias, learned with Adam (Kingma and Ba, 2015).</summary>
internal sealed class DenseLayer
{
    private readonly int _inputs;
    private readonly float[] _values;
    private readonly float[] _gradient;
    private readonly float[] _mean;
    private readonly float[] _variance;
    private readonly int _outputs;
    private int _steps;

    public DenseLayer(int inputs, int outputs, Random random)
    {
        _inputs = inputs;
        _outputs = outputs;
        var size = (inputs * outputs) + outputs;
        _values = new float[size];
        _gradient = new float[size];
        _mean = new float[size];
        _variance = new float[size];
        var reach = MathF.Sqrt(6f / (inputs + outputs));
        for (var i = 0; i < inputs * outputs; i++)
        {
            _values[i] = ((random.NextSingle() * 2) - 1) * reach;
        }
    }

    public float[] Bias => _values[(_inputs * _outputs)..];

    public ReadOnlySpan<float> Row(int output) => _values.AsSpan(output * _inputs, _inputs);

    public Span<float> RowGradient(int output) => _gradient.AsSpan(output * _inputs, _inputs);

    public void AddBiasGradient(ReadOnlySpan<float> gradient)
    {
        var bias = _gradient.AsSpan(_inputs * _outputs);
        TensorPrimitives.Add(bias, gradient, bias);
    }

    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < _outputs; i++)
        {
            output[i] = TensorPrimitives.Dot(Row(i), input) + _values[(_inputs * _outputs) + i];
        }
    }

    public void Step(float rate)
    {
        _steps++;
        var correction = rate * MathF.Sqrt(1 - MathF.Pow(0.999f, _steps)) / (1 - MathF.Pow(0.9f, _steps));
        for (var i = 0; i < _values.Length; i++)
        {
            var g = _gradient[i];
            _mean[i] = (0.9f * _mean[i]) + (0.1f * g);
            _variance[i] = (0.999f * _variance[i]) + (0.001f * g * g);
            _values[i] -= correction * _mean[i] / (MathF.Sqrt(_variance[i]) + 1e-8f);
            _gradient[i] = 0;
        }
    }
}
