namespace Pipeline.Messaging;

/// <summary>What is to be heeded before more work is made: how full the queues are, and whether the broker takes messages.</summary>
public interface IBrokerLevels
{
    /// <summary>As it is now; null where nothing says, as when the broker is away.</summary>
    Task<BrokerLevels?> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Ready">Messages that wait for a worker, by the queue's name.</param>
/// <param name="Alarm">Why the broker takes no messages, in its own words; null where it does.</param>
public sealed record BrokerLevels(IReadOnlyDictionary<string, long> Ready, string? Alarm);

/// <summary>The in-memory bus: the process's own memory.</summary>
public sealed class NoLevels : IBrokerLevels
{
    public Task<BrokerLevels?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<BrokerLevels?>(null);
}
