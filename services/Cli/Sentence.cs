using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Pipeline.Hosting.Settings;

namespace Pipeline.Cli;

/// <summary>What went wrong as a person wants to read it: what it was about, and the way out.</summary>
internal static class Sentence
{
    public static string Of(Exception exception) =>
        Innermost(exception) switch
        {
            AddressInUseException =>
                "The port is in use by another program. Name a free one with --port, or let the system choose: --port 0.",
            SqliteException sqlite => $"{sqlite.Message.TrimEnd('.')}. Name another folder with --data, or mend this one.",
            InvalidOperationException binder when SettingSentence.Of(binder, CliHost.Configuration([])) is { } setting => setting,
            var inner => inner.Message,
        };

    public static Exception Innermost(Exception exception) =>
        exception switch
        {
            AggregateException { InnerException: { } inner } => Innermost(inner),
            IOException { InnerException: AddressInUseException inUse } => inUse,
            _ => exception,
        };
}
