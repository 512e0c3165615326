using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Pipeline.Telemetry;

namespace Pipeline.Tests.Support;

/// <summary>What one host's instruments recorded, as <c>name{tag=value,…} value unit</c>.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _recorded = new();

    /// <param name="factory">The host's own: hosts of other tests have theirs.</param>
    public Measurements(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StageMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => Record(instrument, FormattableString.Invariant($"{value}"), tags)
        );
        _listener.SetMeasurementEventCallback<int>(
            (instrument, value, tags, _) => Record(instrument, FormattableString.Invariant($"{value}"), tags)
        );
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => Record(instrument, FormattableString.Invariant($"{value}"), tags)
        );
        _listener.Start();
    }

    public IReadOnlyCollection<string> Recorded => _recorded;

    /// <summary>What the observable instruments say now.</summary>
    public IReadOnlyCollection<string> Observe()
    {
        _recorded.Clear();
        _listener.RecordObservableInstruments();
        return _recorded;
    }

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
        _recorded.Enqueue($"{instrument.Name}{{{named}}} {value} {instrument.Unit}");
    }
}
