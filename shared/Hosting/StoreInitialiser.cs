using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Hosting;

/// <summary>
/// Creates collections and indexes before the bus and the inbox start. Where the store is away for longer than a moment they start all the
/// same and wait for it as in any outage: a process that did not answer meanwhile would be taken for dead.
/// </summary>
internal sealed partial class StoreInitialiser(
    IArticleStore store,
    [FromKeyedServices(FailureDomain.Store)] FailureDomain domain,
    IOptions<StoreOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<StoreInitialiser> logger
) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ending = new();
    private Task _initialising = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _initialising = InitialiseAsync();

        // A file without its tables is no store yet, whereas MongoDB makes a collection with its first document.
        var patience =
            options.Value.Kind == StoreKind.MongoDb
                ? Task.Delay(Patience, time, cancellationToken)
                : _initialising.WaitAsync(cancellationToken);
        if (await Task.WhenAny(_initialising, patience) == _initialising)
        {
            await _initialising;
        }
        else
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = EndIfRefusedAsync();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await _initialising.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public void Dispose() => _ending.Dispose();

    private async Task InitialiseAsync()
    {
        try
        {
            await store.InitialiseAsync(_ending.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && domain.Classify(exception) == FaultKind.Permanent)
        {
            throw new StoreRefusedException(exception);
        }
    }

    private async Task EndIfRefusedAsync()
    {
        try
        {
            await _initialising;
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            Refused(logger, exception.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    [LoggerMessage(904, LogLevel.Critical, "{Refusal}")]
    private static partial void Refused(ILogger logger, string refusal);
}
