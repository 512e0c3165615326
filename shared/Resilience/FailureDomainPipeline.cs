using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Pipeline.Resilience;

/// <summary>
/// From outside in: wait out outages, retry transient faults, circuit breaker, time limit of an attempt.
/// The breaker is inside both, so an open circuit looks like an outage and is waited for, not counted as a retry.
/// </summary>
internal static class FailureDomainPipeline
{
    private static readonly ResiliencePropertyKey<long> OutageSince = new("pipeline.outage-since");

    public static ResiliencePipeline Build(
        string name,
        ResilienceOptions options,
        FaultClassifier classify,
        OutageMonitor outages,
        CircuitBreakerStateProvider circuit,
        TimeProvider? time,
        Action<ResiliencePipelineBuilder>? innermost
    )
    {
        var builder = new ResiliencePipelineBuilder { Name = name, TimeProvider = time };
        var clock = time ?? TimeProvider.System;
        builder.AddRetry(WaitOutOutages(options, classify, outages, clock));
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(RetryTransientFaults(options, classify));
        }

        builder.AddCircuitBreaker(
            new CircuitBreakerStrategyOptions
            {
                Name = "breaker",
                FailureRatio = options.Breaker.FailureRatio,
                MinimumThroughput = options.Breaker.MinimumThroughput,
                SamplingDuration = options.Breaker.Window,
                BreakDuration = options.Breaker.BreakDuration,
                StateProvider = circuit,
                // Signs that the part is away, and calls that hang: when most do, the part is away as well. Not other transient faults: a
                // single
                // call's own retries would open the circuit for everybody, and be waited for without end.
                ShouldHandle = args =>
                    new(
                        args.Outcome.Exception is { } exception
                            && (exception is TimeoutRejectedException || classify(exception) == FaultKind.Outage)
                    ),
            }
        );
        builder.AddTimeout(options.AttemptTimeout);
        Chaos.AddTo(builder, options.Chaos);
        innermost?.Invoke(builder);

        // Metrics only: the log lines that a person needs are the outage's beginning and end.
        builder.ConfigureTelemetry(NullLoggerFactory.Instance);
        return builder.Build();
    }

    private static RetryStrategyOptions WaitOutOutages(
        ResilienceOptions options,
        FaultClassifier classify,
        OutageMonitor outages,
        TimeProvider clock
    ) =>
        new()
        {
            Name = "outage",
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BaseDelay,
            MaxDelay = options.MaxDelay,
            ShouldHandle = args =>
                new(
                    args.Outcome.Exception is { } exception
                        && classify(exception) == FaultKind.Outage
                        && HasPatience(args.Context, options.OutagePatience, clock)
                ),
            OnRetry = args =>
            {
                outages.ReportAway(args.Outcome.Exception!, args.Duration);
                return default;
            },
        };

    private static RetryStrategyOptions RetryTransientFaults(ResilienceOptions options, FaultClassifier classify) =>
        new()
        {
            Name = "transient",
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BaseDelay,
            MaxDelay = options.MaxDelay,
            ShouldHandle = args => new(args.Outcome.Exception is { } exception && classify(exception) == FaultKind.Transient),
        };

    private static bool HasPatience(ResilienceContext context, TimeSpan patience, TimeProvider clock)
    {
        if (patience == Timeout.InfiniteTimeSpan)
        {
            return true;
        }

        if (!context.Properties.TryGetValue(OutageSince, out var since))
        {
            context.Properties.Set(OutageSince, since = clock.GetTimestamp());
        }

        return clock.GetElapsedTime(since) < patience;
    }
}
