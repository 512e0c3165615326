namespace Pipeline.Messaging;

/// <summary>Deals with the messages of one queue. Made once; called from several threads at a time.</summary>
/// <typeparam name="TMessage">A contract.</typeparam>
public interface IMessageHandler<TMessage>
    where TMessage : class
{
    /// <summary>
    /// Deals with the deliveries that were there: one when it comes alone, more when work has piled up. Each is settled by
    /// <see cref="Delivery{T}.Done"/> or <see cref="Delivery{T}.Fail"/> as soon as its own fate is known; what is left unsettled when the
    /// task ends has succeeded with it or fails with its exception.
    /// </summary>
    /// <param name="deliveries">At least one. Their messages may repeat one another.</param>
    /// <param name="cancellationToken">The worker stops, or its connection is lost: what is not settled comes again, here or
    /// elsewhere.</param>
    Task HandleAsync(IReadOnlyList<Delivery<TMessage>> deliveries, CancellationToken cancellationToken);
}
