using Polly;
using Polly.CircuitBreaker;

namespace Pipeline.Resilience;

/// <summary>
/// Things that fail together (the store, the broker) behind one Polly pipeline. Single faults are retried, outages waited out until they
/// end or the caller cancels, everything else is thrown at once.
/// </summary>
public sealed class FailureDomain
{
    /// <summary>The store's name as a domain.</summary>
    public const string Store = "store";

    /// <summary>The message broker's name as a domain.</summary>
    public const string Broker = "broker";

    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly FaultClassifier _classify;
    private readonly TimeProvider _time;

    /// <param name="name">For logs and metrics, for example <c>store</c>.</param>
    /// <param name="options">Validated settings; null takes the defaults.</param>
    /// <param name="classify">Tells the domain's exceptions apart; null knows only what all domains share.</param>
    /// <param name="time">Null for the system's.</param>
    /// <param name="innermost">Adds strategies next to the call itself: fault injection in tests.</param>
    public FailureDomain(
        string name,
        ResilienceOptions? options = null,
        FaultClassifier? classify = null,
        TimeProvider? time = null,
        Action<ResiliencePipelineBuilder>? innermost = null
    )
    {
        Name = name;
        _classify = classify ?? CommonFaults.Classify;
        _time = time ?? TimeProvider.System;
        Outages = new OutageMonitor(_time);
        Pipeline = FailureDomainPipeline.Build(name, options ?? new ResilienceOptions(), Classify, Outages, _circuit, time, innermost);
    }

    public string Name { get; }

    public OutageMonitor Outages { get; }

    /// <summary>The pipeline itself; prefer <see cref="ExecuteAsync{TState,TResult}"/>, which also notices the end of an outage.</summary>
    public ResiliencePipeline Pipeline { get; }

    /// <summary>For readiness: calls reach the part and it answers.</summary>
    public bool IsHealthy => !Outages.IsAway && _circuit.CircuitState is CircuitState.Closed or CircuitState.HalfOpen;

    public CircuitState CircuitState => _circuit.CircuitState;

    public FaultKind Classify(Exception exception) =>
        exception switch
        {
            // Polly's own exceptions mean the same in every domain.
            ExecutionRejectedException => CommonFaults.Classify(exception),
            _ => _classify(exception),
        };

    public async ValueTask<TResult> ExecuteAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> call,
        TState state,
        CancellationToken cancellationToken
    )
    {
        var attempt = new Attempt<TState, TResult>(call, state, _time);
        var result = await Pipeline
            .ExecuteAsync(static (attempt, cancellation) => attempt.MakeAsync(cancellation), attempt, cancellationToken)
            .ConfigureAwait(false);
        Outages.ReportSuccess(attempt.Began);
        return result;
    }

    public ValueTask<TResult> ExecuteAsync<TResult>(
        Func<CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellationToken
    ) => ExecuteAsync(static (call, cancellation) => call(cancellation), call, cancellationToken);

    public async ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        await ExecuteAsync(
                static async (call, cancellation) =>
                {
                    await call(cancellation).ConfigureAwait(false);
                    return true;
                },
                call,
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Notes when the call was last made.</summary>
    private sealed class Attempt<TState, TResult>(Func<TState, CancellationToken, ValueTask<TResult>> call, TState state, TimeProvider time)
    {
        public long Began { get; private set; }

        public ValueTask<TResult> MakeAsync(CancellationToken cancellationToken)
        {
            Began = time.GetTimestamp();
            return call(state, cancellationToken);
        }
    }
}
