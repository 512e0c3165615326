using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>Sees what a consumer did with each delivery, and what it published meanwhile.</summary>
internal sealed class Witness : IDeliveryObserver
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Exception?>> _awaited = new(StringComparer.Ordinal);

    public ConcurrentQueue<object> Published { get; } = new();

    /// <summary>Of the article's next delivery: null when it is acknowledged, else the fault.</summary>
    public Task<Exception?> NextOutcomeOf(string articleId) =>
        (_awaited[articleId] = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Done(Stage stage, IArticleMessage message) => Tell(message, null);

    public void Faulted(Stage stage, IArticleMessage message, Exception reason) => Tell(message, reason);

    /// <summary>Stands between the bus and every handler of the host.</summary>
    public void StandBefore(IServiceCollection services)
    {
        foreach (
            var registration in services.Select(service => service.ServiceKey is null ? service.ImplementationInstance : null).ToArray()
        )
        {
            (registration as HandlerRegistration)?.Accept(new Interposition(services, this));
        }
    }

    private void Tell(IArticleMessage message, Exception? fault)
    {
        if (_awaited.TryRemove(message.ArticleId, out var awaited))
        {
            awaited.SetResult(fault);
        }
    }

    private sealed class Interposition(IServiceCollection services, Witness witness) : IHandlerVisitor
    {
        public void Visit<TMessage>(Stage stage)
            where TMessage : class, IArticleMessage
        {
            var real = services.Single(service =>
                service.ServiceType == typeof(IMessageHandler<TMessage>) && stage.Equals(service.ServiceKey)
            );
            services.Remove(real);
            services.AddKeyedSingleton<IMessageHandler<TMessage>>(
                stage,
                (provider, _) =>
                    new Watched<TMessage>(
                        (IMessageHandler<TMessage>)ActivatorUtilities.CreateInstance(provider, real.KeyedImplementationType!),
                        witness
                    )
            );
        }
    }

    private sealed class Watched<T>(IMessageHandler<T> inner, Witness witness) : IMessageHandler<T>
        where T : class
    {
        public Task HandleAsync(IReadOnlyList<Delivery<T>> deliveries, CancellationToken cancellationToken) =>
            inner.HandleAsync([.. deliveries.Select(delivery => new WatchedDelivery<T>(delivery, witness))], cancellationToken);
    }

    private sealed class WatchedDelivery<T>(Delivery<T> inner, Witness witness) : Delivery<T>
        where T : class
    {
        public override T Message => inner.Message;

        public override long Deaths => inner.Deaths;

        public override async Task PublishAsync<TNext>(TNext message, CancellationToken cancellationToken)
        {
            await inner.PublishAsync(message, cancellationToken);
            witness.Published.Enqueue(message);
        }

        public override void Done() => inner.Done();

        public override void Fail(Exception reason) => inner.Fail(reason);
    }
}
