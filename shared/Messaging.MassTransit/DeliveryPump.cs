using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// Hands a queue's deliveries to its handler: at once while nothing is under way, and what has piled up meanwhile together. Nothing waits
/// for company, and no timer runs. Each delivery is acknowledged or faulted alone.
/// </summary>
/// <param name="handler">The stage's.</param>
/// <param name="batch">Most deliveries that go together.</param>
/// <param name="concurrency">Batches under way at once.</param>
internal sealed class DeliveryPump<T>(IMessageHandler<T> handler, int batch, int concurrency)
    where T : class, IArticleMessage
{
    private readonly Lock _gate = new();
    private readonly Queue<HeldDelivery<T>> _waiting = new();
    private int _underWay;

    /// <summary>Ends when the delivery is settled.</summary>
    public Task TakeAsync(HeldDelivery<T> delivery)
    {
        Submit(delivery);
        return delivery.Settled;
    }

    private void Submit(HeldDelivery<T> delivery)
    {
        lock (_gate)
        {
            _waiting.Enqueue(delivery);
            if (_underWay == concurrency)
            {
                return;
            }

            _underWay++;
        }

        // On another thread, so that deliveries that come together are queued before the first batch is taken.
        _ = Task.Run(WorkAsync, CancellationToken.None);
    }

    private async Task WorkAsync()
    {
        while (Take() is { } deliveries)
        {
            await HandleAsync(deliveries).ConfigureAwait(false);
        }
    }

    private List<HeldDelivery<T>>? Take()
    {
        lock (_gate)
        {
            var taken = new List<HeldDelivery<T>>(Math.Min(batch, _waiting.Count));
            while (taken.Count < batch && _waiting.TryDequeue(out var delivery))
            {
                if (delivery.Cancellation.IsCancellationRequested)
                {
                    delivery.Leave();
                }
                else
                {
                    taken.Add(delivery);
                }
            }

            if (taken.Count == 0)
            {
                _underWay--;
                return null;
            }

            return taken;
        }
    }

    private async Task HandleAsync(List<HeldDelivery<T>> deliveries)
    {
        // One token for all: deliveries of one channel end together, when the worker stops or the connection is lost.
        var cancellation = deliveries[0].Cancellation;
        try
        {
            await handler.HandleAsync(deliveries, cancellation).ConfigureAwait(false);
            deliveries.ForEach(delivery => delivery.Done());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            foreach (var delivery in deliveries.Where(delivery => !delivery.Settled.IsCompleted))
            {
                if (delivery.Cancellation.IsCancellationRequested)
                {
                    delivery.Leave();
                }
                else
                {
                    Submit(delivery); // of another channel, which is well
                }
            }
        }
        catch (Exception exception)
        {
            deliveries.ForEach(delivery => delivery.Fail(exception));
        }
    }
}
