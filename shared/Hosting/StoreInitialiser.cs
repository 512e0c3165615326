using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Hosting;

/// <summary>Creates collections and indexes before the bus and the inbox start; waits for a store that is not up yet.</summary>
internal sealed class StoreInitialiser(IArticleStore store, [FromKeyedServices(FailureDomain.Store)] FailureDomain domain) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.InitialiseAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && domain.Classify(exception) == FaultKind.Permanent)
        {
            throw new StoreRefusedException(exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
