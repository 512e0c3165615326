using System.Globalization;
using MassTransit;

namespace Pipeline.Messaging;

/// <summary>A delivery whose task MassTransit waits for: when it ends, the message is acknowledged or goes to the error queue.</summary>
internal sealed class HeldDelivery<T>(ConsumeContext<T> context) : Delivery<T>
    where T : class
{
    private const string DeathsHeader = "x-delivery-count"; // set by quorum queues: deliveries that ended without an answer

    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override T Message => context.Message;

    public override long Deaths =>
        context.ReceiveContext.TransportHeaders.TryGetHeader(DeathsHeader, out var header)
            ? Convert.ToInt64(header, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>The message's own place in its trace, if it has one.</summary>
    public string? TraceParent =>
        context.ReceiveContext.TransportHeaders.TryGetHeader(MessageTracing.Header, out var header) ? header.ToString() : null;

    public CancellationToken Cancellation => context.CancellationToken;

    public Task Settled => _settled.Task;

    public override async Task PublishAsync<TNext>(TNext message, CancellationToken cancellationToken)
    {
        using var send = MessageTracing.Send(typeof(TNext).Name, Activity);
        await context.Publish(message, send.Inject<TNext>(), cancellationToken).ConfigureAwait(false);
    }

    public override void Done() => _settled.TrySetResult();

    public override void Fail(Exception reason) => _settled.TrySetException(reason);

    /// <summary>It stays in the queue, for another.</summary>
    public void Leave() => _settled.TrySetCanceled(Cancellation);
}
