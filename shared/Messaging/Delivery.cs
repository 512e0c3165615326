using System.Diagnostics;

namespace Pipeline.Messaging;

/// <summary>One message in this worker's hands, until it is settled.</summary>
public abstract class Delivery<T>
    where T : class
{
    public abstract T Message { get; }

    /// <summary>The span of the work on it, where traces are on.</summary>
    public Activity? Activity { get; set; }

    /// <summary>How many deliveries ended without an answer: workers that ended with it in their hands.</summary>
    public abstract long Deaths { get; }

    /// <summary>Publishes what follows from it; correlation and trace flow on. Confirmed by the broker when the task ends.</summary>
    public abstract Task PublishAsync<TNext>(TNext message, CancellationToken cancellationToken)
        where TNext : class;

    /// <summary>It is dealt with, and leaves the queue.</summary>
    public abstract void Done();

    /// <summary>It cannot be dealt with, and goes to the error queue with the reason.</summary>
    public abstract void Fail(Exception reason);
}
