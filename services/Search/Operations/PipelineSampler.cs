using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Search.Operations;

/// <summary>Counts at one moment.</summary>
public sealed record PipelineSample(DateTimeOffset At, PipelineStatus Status);

/// <summary>
/// Looks at the counts every few seconds, so that pages show rates and the last day without asking the store themselves, also while it is
/// away.
/// </summary>
public sealed class PipelineSampler(StatusReader reader, IConfiguration configuration, TimeProvider time, ILogger<PipelineSampler> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<PipelineSample> _minutes = [];
    private readonly Queue<PipelineSample> _recent = new();
    private IReadOnlyList<FailureGroup>? _failures;
    private (long? Rejected, long Errors) _failuresOf;

    /// <summary>Null before the first look.</summary>
    public PipelineSample? Latest { get; private set; }

    /// <summary>Whether the last look was in vain.</summary>
    public bool StoreIsAway { get; private set; }

    /// <summary>Depths of the broker's queues; empty where there is no broker.</summary>
    public IReadOnlyList<QueueDepth> Queues { get; private set; } = [];

    /// <summary>How many of the failures that were looked through last are of which collection.</summary>
    public IReadOnlyDictionary<string, long> RefusedByCollection { get; private set; } = new Dictionary<string, long>();

    /// <summary>
    /// Failures by reason, looked at anew when counts have changed: a page that is loaded over and over costs the store nothing.
    /// </summary>
    public async Task<IReadOnlyList<FailureGroup>> FailuresAsync(FailureReader failures, CancellationToken cancellationToken)
    {
        var key = (Latest?.Status.Stages.Sum(stage => stage.Rejected), Queues.Sum(queue => queue.Errors));
        if (_failures is null || _failuresOf != key)
        {
            var groups = await failures.ReadAsync(cancellationToken);
            RefusedByCollection = await failures.CollectionsAsync(cancellationToken);
            (_failures, _failuresOf) = (groups, key);
        }

        return _failures;
    }

    /// <summary>One a minute, oldest first.</summary>
    public IReadOnlyList<PipelineSample> Minutes
    {
        get
        {
            lock (_lock)
            {
                return [.. _minutes];
            }
        }
    }

    /// <summary>Articles a second that a stage was done with over the last minute.</summary>
    public double RateOf(Stage stage)
    {
        lock (_lock)
        {
            if (_recent.Count < 2 || Latest is not { } last)
            {
                return 0;
            }

            var first = _recent.Peek();
            var seconds = (last.At - first.At).TotalSeconds;
            return seconds <= 0 ? 0 : Math.Max(0, (Done(last, stage) - Done(first, stage)) / seconds);
        }
    }

    internal static long Done(PipelineSample sample, Stage stage) =>
        sample.Status.Stages.FirstOrDefault(row => row.Stage == stage)?.Done ?? 0;

    internal void Take(PipelineStatus status, DateTimeOffset at)
    {
        lock (_lock)
        {
            var sample = new PipelineSample(at, status);
            Latest = sample;
            _recent.Enqueue(sample);
            while (_recent.Count > 2 && at - _recent.Peek().At > TimeSpan.FromMinutes(1))
            {
                _recent.Dequeue();
            }

            if (_minutes.Count == 0 || at - _minutes[^1].At >= TimeSpan.FromMinutes(1))
            {
                _minutes.Add(sample);
                _minutes.RemoveAll(minute => at - minute.At > Keep);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                deadline.CancelAfter(Patience);
                Take(await reader.ReadAsync(deadline.Token), time.GetUtcNow());
                StoreIsAway = false;
                Queues = await DepthsAsync(deadline.Token);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                StoreIsAway = exception is OperationCanceledException || StoreIsAway;
                Log.NotLooked(logger, exception.Message);
            }
        } while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetSection(BusOptions.Section).Get<BusOptions>() is not { ConnectionString.Length: > 0 } broker)
        {
            return [];
        }

        await using var queues = await BrokerQueues.ConnectAsync(broker, cancellationToken);
        return await queues.DepthsAsync(cancellationToken);
    }
}
