using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Pipeline.Hosting.Logs;

public static class PipelineConsole
{
    /// <summary>
    /// One line an event, UTC. <c>Logs:Format</c> is <c>Text</c> or <c>Json</c>; either way no control character of a message reaches the
    /// terminal, and no piece of it is longer than <see cref="OneLine.Longest"/>.
    /// </summary>
    public static ILoggingBuilder AddPipelineConsole(this ILoggingBuilder logging, IConfiguration? configuration)
    {
        ArgumentNullException.ThrowIfNull(logging);
        logging.ClearProviders();
        logging.AddConsole(console =>
            console.FormatterName = "json".Equals(configuration?["Logs:Format"], StringComparison.OrdinalIgnoreCase)
                ? JsonLineFormatter.FormatterName
                : TextLineFormatter.FormatterName
        );
        logging.AddConsoleFormatter<TextLineFormatter, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Error); // the resilience registration tells of outages itself, once each
        return logging;
    }
}
