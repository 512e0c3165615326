using Microsoft.Extensions.Logging;

namespace Pipeline.Hosting.Logs;

internal static class LevelNames
{
    /// <summary>Four letters, as the framework's own console writes them.</summary>
    public static string Of(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            LogLevel.Critical => "crit",
            _ => "none",
        };
}
