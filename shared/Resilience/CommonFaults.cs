using System.Net.Sockets;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Pipeline.Resilience;

/// <summary>Kinds of the exceptions that every failure domain shares. A domain's own classifier falls back on this.</summary>
public static class CommonFaults
{
    public static FaultKind Classify(Exception exception) =>
        exception switch
        {
            // Open means that enough calls failed: the part is away, whatever each single failure was.
            BrokenCircuitException => FaultKind.Outage,
            TimeoutRejectedException => FaultKind.Transient,
            SocketException => FaultKind.Outage,
            IOException { InnerException: SocketException } => FaultKind.Outage,
            AggregateException { InnerExceptions: [var only] } => Classify(only),
            _ => FaultKind.Permanent,
        };
}
