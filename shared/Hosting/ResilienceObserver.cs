using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Resilience;
using Pipeline.Telemetry;
using Polly.CircuitBreaker;

namespace Pipeline.Hosting;

/// <summary>Shows the failure domains of a process as metrics.</summary>
internal sealed class ResilienceObserver(IServiceProvider services, OperationMetrics metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { FailureDomain.Store, FailureDomain.Broker })
        {
            if (services.GetKeyedService<FailureDomain>(name) is { } domain)
            {
                metrics.Observe(name, () => domain.Outages.IsAway, () => Number(domain.CircuitState));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static int Number(CircuitState state) =>
        state switch
        {
            CircuitState.Closed => 0,
            CircuitState.HalfOpen => 1,
            CircuitState.Open or CircuitState.Isolated => 2,
            _ => 2,
        };
}
