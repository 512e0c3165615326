using Microsoft.Extensions.Logging;

namespace Pipeline.Resilience;

internal static partial class Log
{
    [LoggerMessage(EventId = 9001, Level = LogLevel.Warning, Message = "The {Domain} is away; waiting for it. {Reason}")]
    public static partial void Away(ILogger logger, string domain, string reason);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Information, Message = "The {Domain} is back after {Lasted}.")]
    public static partial void Back(ILogger logger, string domain, TimeSpan lasted);

    [LoggerMessage(
        EventId = 9003,
        Level = LogLevel.Warning,
        Message = "Faults are injected into calls of the {Domain} (Resilience:{Domain}:Chaos): {Faults:P1} fail, {Stalls:P1} stall"
    )]
    public static partial void ChaosIsOn(ILogger logger, string domain, double faults, double stalls);
}
