using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Search.Operations;

/// <summary>What faulted in this very process, on the in-memory bus: it is kept nowhere else, and tried again at the next start.</summary>
internal sealed class LocalFaultDesk(IServiceProvider services, TimeProvider time) : IFaultDesk, IDeliveryObserver
{
    private const int MostKept = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Stage Stage, string Article), Rejection> _faults = [];

    public void Faulted(Stage stage, IArticleMessage message, Exception reason)
    {
        lock (_lock)
        {
            if (_faults.Count < MostKept)
            {
                _faults[(stage, message.ArticleId)] = new Rejection
                {
                    ArticleId = message.ArticleId,
                    Stage = stage,
                    Reason = reason.GetType().Name,
                    Detail = reason.Message,
                    At = time.GetUtcNow(),
                };
            }
        }
    }

    public void Done(Stage stage, IArticleMessage message)
    {
        lock (_lock)
        {
            _faults.Remove((stage, message.ArticleId));
        }
    }

    public Task<IReadOnlyList<Rejection>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Rejection>>([.. _faults.Values.OrderByDescending(fault => fault.At)]);
        }
    }

    public async Task<int> TryAgainAsync(Stage stage, Func<Rejection, bool> which, CancellationToken cancellationToken)
    {
        var chosen = Chosen(stage, which);
        foreach (var fault in chosen)
        {
            lock (_lock)
            {
                _faults.Remove((stage, fault.ArticleId));
            }

            if (StageTable.Product[stage].In.Create is { } create)
            {
                await services.GetRequiredService<IMessagePublisher>().PublishAsync(create(fault.ArticleId, true), cancellationToken);
            }
        }

        return chosen.Length;
    }

    public Task<int> SetAsideAsync(Stage stage, Func<Rejection, bool> which, HandlingNote? note, CancellationToken cancellationToken)
    {
        var chosen = Chosen(stage, which);
        lock (_lock)
        {
            foreach (var fault in chosen)
            {
                _faults[(stage, fault.ArticleId)] = fault with { Handled = note };
            }
        }

        return Task.FromResult(chosen.Length);
    }

    private Rejection[] Chosen(Stage stage, Func<Rejection, bool> which)
    {
        lock (_lock)
        {
            return [.. _faults.Values.Where(fault => fault.Stage == stage && which(fault))];
        }
    }
}
