using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Pipeline.Cli;

/// <summary>What went wrong as a person wants to read it: what it was about, and the way out.</summary>
internal static partial class Sentence
{
    public static string Of(Exception exception) =>
        Innermost(exception) switch
        {
            AddressInUseException =>
                "The port is in use by another program. Name a free one with --port, or let the system choose: --port 0.",
            SqliteException sqlite => $"{sqlite.Message.TrimEnd('.')}. Name another folder with --data, or mend this one.",
            InvalidOperationException binder when UnknownKeys().Match(binder.Message) is { Success: true } unknown =>
                $"There is no setting {unknown.Groups["keys"].Value} in the section of {unknown.Groups["type"].Value}. Look for it among the environment's variables and the options; the services' READMEs list what there is.",
            var inner => inner.Message,
        };

    public static Exception Innermost(Exception exception) =>
        exception switch
        {
            AggregateException { InnerException: { } inner } => Innermost(inner),
            IOException { InnerException: AddressInUseException inUse } => inUse,
            _ => exception,
        };

    [GeneratedRegex("properties were not found on the instance of (?<type>[\\w.]+): (?<keys>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex UnknownKeys();
}
