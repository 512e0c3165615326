using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Pipeline.Hosting.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Cli;

/// <summary>What went wrong as a person wants to read it: what it was about, and the way out.</summary>
internal static class Sentence
{
    public static string Of(Exception exception) =>
        Innermost(exception) switch
        {
            AddressInUseException =>
                "The port is in use by another program. Name a free one with --port, or let the system choose: --port 0.",
            OperationInterruptedException refused when IsRefusal(refused) => OfRefusal("that is named", refused),
            SqliteException sqlite => $"{sqlite.Message.TrimEnd('.')}. Name another folder with --data, or mend this one.",
            InvalidOperationException binder when SettingSentence.Of(binder, CliHost.Configuration([])) is { } setting => setting,
            var inner => inner.Message,
        };

    /// <summary>
    /// The broker answers and will not have this user, or not let it look: no number of messages is known then, and not none.
    /// </summary>
    public static bool IsRefusal(Exception exception) =>
        exception is AuthenticationFailureException
        || exception is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.AccessRefused or Constants.NotAllowed };

    public static string OfRefusal(string broker, Exception exception) =>
        $"The broker {broker} refuses this user: {((exception as OperationInterruptedException)?.ShutdownReason?.ReplyText ?? "wrong name or password").TrimEnd('.')}. Name one that may read and configure the pipeline's queues with --rabbitmq; deploy/rabbitmq/definitions makes one for operators.";

    public static Exception Innermost(Exception exception) =>
        exception switch
        {
            AggregateException { InnerException: { } inner } => Innermost(inner),
            IOException { InnerException: AddressInUseException inUse } => inUse,
            _ => exception,
        };
}
