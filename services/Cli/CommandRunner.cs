using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using Pipeline.Hosting.Logs;
using Pipeline.Inbox;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary>Runs a command line; what goes wrong is one line that says what to do, not a stack trace.</summary>
internal static class CommandRunner
{
    /// <summary>Whether a person asked for stack traces.</summary>
    public static bool ShowsWhere => Environment.GetEnvironmentVariable("PIPELINE_DEBUG") is not null;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Terminal.Prepare();
        try
        {
            var parsed = root.Parse(args);
            return parsed.Errors.Count > 0
                ? await RefuseAsync(parsed)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failed;
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures)
            {
                await Console.Error.WriteLineAsync($"pipeline: {OneLine.Of(failure)}");
            }

            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is CommandException or InboxUnusableException or QueryException)
        {
            await Console.Error.WriteLineAsync($"pipeline: {OneLine.Of(exception.Message)}");
            return exception is CommandException command ? command.ExitCode : ExitCodes.Failed;
        }
        catch (Exception exception) when (!ShowsWhere)
        {
            await Console.Error.WriteLineAsync($"pipeline: {OneLine.Of(Sentence.Of(exception))} (PIPELINE_DEBUG=1 shows where)");
            return ExitCodes.Failed;
        }
    }

    // What is wrong and no page of help, which would hide it; standard output is for results.
    private static async Task<int> RefuseAsync(ParseResult parsed)
    {
        using var said = new StringWriter();
        if (parsed.Action is ParseErrorAction refusal)
        {
            refusal.ShowHelp = false;
        }

        await parsed.InvokeAsync(new InvocationConfiguration { Error = said, Output = said });
        foreach (var line in said.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            await Console.Error.WriteLineAsync($"pipeline: {OneLine.Of(line)}");
        }

        await Console.Error.WriteLineAsync($"pipeline: 'pipeline {Path(parsed.CommandResult)}--help' shows what there is.");
        return ExitCodes.Failed;
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)}{command.Command.Name} " : "";
}
