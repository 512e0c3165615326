namespace Pipeline.Cli;

/// <summary>The command cannot do what was asked; the message says why and what to do.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode => exitCode;
}
