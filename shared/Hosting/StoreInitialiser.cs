using Microsoft.Extensions.Hosting;
using Pipeline.Persistence;

namespace Pipeline.Hosting;

/// <summary>Creates collections and indexes before the bus and the inbox start; waits for a store that is not up yet.</summary>
internal sealed class StoreInitialiser(IArticleStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.InitialiseAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
