namespace Pipeline.Messaging;

/// <summary>Publishes what follows from no message: the first of a flow, or one sent again.</summary>
public interface IMessagePublisher
{
    /// <summary>Confirmed by the broker when the task ends. Outages are the caller's to wait out.</summary>
    /// <param name="message">A contract, by its own type.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PublishAsync(object message, CancellationToken cancellationToken);
}
