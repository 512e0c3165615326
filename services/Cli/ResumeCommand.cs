using System.CommandLine;

namespace Pipeline.Cli;

/// <summary><c>pipeline resume</c>: publishes pending articles again, for a cluster whose broker was lost.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var command = new Command("resume", "Publish again whatever the store says is pending, for example after a broker was lost.");
        var connection = new Connection(broker: true);
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                ReplayHost.RunAsync(connection.Settings(parsed), (_, publisher) => publisher.PublishAsync(cancellation), cancellation)
        );
        return command;
    }
}
