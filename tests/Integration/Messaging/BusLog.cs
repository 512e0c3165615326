using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pipeline.Integration.Tests.Messaging;

/// <summary>MassTransit logs for the whole process to whichever host was made last.</summary>
internal static class BusLog
{
    public static void Take(IServiceProvider host) => LogContext.ConfigureCurrentLogContext(host.GetRequiredService<ILoggerFactory>());
}
