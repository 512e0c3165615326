using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Pipeline.Contracts;

namespace Pipeline.Telemetry;

/// <summary>
/// What an operator watches beside the work itself: how long messages wait, what was put off for later, whether store and broker are there.
/// </summary>
public sealed class OperationMetrics : IDisposable
{
    public const string OldestName = "pipeline.queue.oldest";
    public const string DelayedName = "pipeline.stage.delayed";
    public const string AwayName = "pipeline.resilience.away";
    public const string CircuitName = "pipeline.resilience.circuit";

    private readonly Meter _meter;
    private readonly ConcurrentDictionary<(Stage Stage, int Step), long> _delayed = new();
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, (Stage Stage, DateTimeOffset Sent)> _held = new();
    private readonly ConcurrentDictionary<string, (Func<bool> Away, Func<int> Circuit)> _domains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Stage, byte> _stages = new();
    private long _next;

    public OperationMetrics(IMeterFactory factory, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _time = time ?? TimeProvider.System;
        _meter = factory.Create(StageMetrics.MeterName);
        _meter.CreateObservableCounter(
            DelayedName,
            () => _delayed.Select(one => new Measurement<long>(one.Value, Tag("stage", Name(one.Key.Stage)), Tag("step", one.Key.Step))),
            "{message}",
            "Messages put off for later after an exception, by step."
        );
        _meter.CreateObservableGauge(
            OldestName,
            Oldest,
            "s",
            "Age of the oldest message that this worker holds. Queues are first in, first out, so it is the oldest that waits."
        );
        _meter.CreateObservableGauge(
            AwayName,
            () => _domains.Select(domain => new Measurement<int>(domain.Value.Away() ? 1 : 0, Tag("domain", domain.Key))),
            description: "1 while calls wait for the store or the broker to come back."
        );
        _meter.CreateObservableGauge(
            CircuitName,
            () => _domains.Select(domain => new Measurement<int>(domain.Value.Circuit(), Tag("domain", domain.Key))),
            description: "The circuit before the store or the broker: 0 closed, 1 half open, 2 open."
        );
    }

    /// <summary>A stage's queue is read here: its series begin at zero, so that an alert sees the first change.</summary>
    public void Reads(Stage stage)
    {
        if (_stages.TryAdd(stage, 0))
        {
            _delayed.TryAdd((stage, 1), 0);
        }
    }

    /// <summary>A message is in this worker's hands until the result is disposed.</summary>
    /// <param name="stage">Whose message it is.</param>
    /// <param name="sent">When it was first published; null where nothing says.</param>
    public IDisposable Hold(Stage stage, DateTime? sent)
    {
        Reads(stage);
        var id = Interlocked.Increment(ref _next);
        _held[id] = (stage, sent is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : _time.GetUtcNow());
        return new Held(this, id);
    }

    /// <param name="stage">Whose message was put off.</param>
    /// <param name="step">1 for the first delay.</param>
    public void Delayed(Stage stage, int step) => _delayed.AddOrUpdate((stage, step), 1, (_, count) => count + 1);

    /// <param name="domain"><c>store</c> or <c>broker</c>.</param>
    /// <param name="away">Whether calls wait for it.</param>
    /// <param name="circuit">0 closed, 1 half open, 2 open.</param>
    public void Observe(string domain, Func<bool> away, Func<int> circuit) => _domains[domain] = (away, circuit);

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static string Name(Stage stage) => stage.ToString().ToLowerInvariant();

    private IEnumerable<Measurement<double>> Oldest()
    {
        var now = _time.GetUtcNow();
        foreach (var stage in _stages.Keys)
        {
            var oldest = now;
            foreach (var (_, held) in _held)
            {
                if (held.Stage == stage && held.Sent < oldest)
                {
                    oldest = held.Sent;
                }
            }

            yield return new Measurement<double>((now - oldest).TotalSeconds, Tag("stage", Name(stage)));
        }
    }

    private sealed class Held(OperationMetrics metrics, long id) : IDisposable
    {
        public void Dispose() => metrics._held.TryRemove(id, out _);
    }
}
