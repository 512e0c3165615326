using System.Diagnostics;
using MassTransit;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// What stands around each delivery of a queue, whoever handles it: quarantine, trace, observers, and whether an exception means a later
/// attempt or the end.
/// </summary>
/// <param name="stage">Whose queue it is.</param>
/// <param name="queue">The stage's queue, prefix and all.</param>
/// <param name="alone">Whether this is the quarantine queue, where one message is in hand at a time.</param>
/// <param name="pump">Hands deliveries to the handler.</param>
/// <param name="observers">Told of each delivery.</param>
/// <param name="delays">One for each further attempt.</param>
internal sealed class Reception<T>(
    Stage stage,
    string queue,
    bool alone,
    DeliveryPump<T> pump,
    IReadOnlyList<IDeliveryObserver> observers,
    IReadOnlyList<TimeSpan> delays
)
    where T : class, IArticleMessage
{
    public async Task TakeAsync(ConsumeContext<T> context)
    {
        var delivery = new HeldDelivery<T>(context);
        var headers = MessageMove.HeadersOf(context.ReceiveContext);
        if (headers is not null && !alone && delivery.Deaths >= QuarantineQueue.MostDeaths)
        {
            await MessageMove
                .ToAsync(context.ReceiveContext, QuarantineQueue.NameOf(queue), RabbitMqTopology.QuarantineArguments())
                .ConfigureAwait(false);
            return;
        }

        var attempts = headers is null ? 0 : Attempts.Count(headers.Keys);
        using var activity = MessageTracing.Process(stage, queue, context.Message, delivery.TraceParent, attempts + 1);
        delivery.Activity = activity;
        using var held = new CompositeHold(observers, stage, context.SentTime);
        try
        {
            // Before anybody looks at it.
            if (alone && delivery.Deaths >= QuarantineQueue.MostDeaths)
            {
                throw new PoisonMessageException(delivery.Deaths);
            }

            Tell(observer => observer.Started(stage, delivery.Message));
            await pump.TakeAsync(delivery).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !context.CancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            activity?.SetTag("error.type", exception.GetType().FullName);
            var delay = headers is null ? null : RetrySchedule.Next(delays, exception, attempts);
            Tell(observer =>
            {
                if (delay is { } later)
                {
                    observer.Delayed(stage, delivery.Message, exception, attempts + 1, later);
                }
                else
                {
                    observer.Faulted(stage, delivery.Message, exception);
                }
            });
            throw;
        }

        Tell(observer => observer.Done(stage, delivery.Message));
    }

    private void Tell(Action<IDeliveryObserver> what)
    {
        foreach (var observer in observers)
        {
            what(observer);
        }
    }

    private sealed class CompositeHold(IReadOnlyList<IDeliveryObserver> observers, Stage stage, DateTime? sent) : IDisposable
    {
        private readonly IDisposable?[] _holds = [.. observers.Select(observer => observer.Hold(stage, sent))];

        public void Dispose() => Array.ForEach(_holds, hold => hold?.Dispose());
    }
}
