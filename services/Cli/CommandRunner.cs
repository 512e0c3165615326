using System.CommandLine;
using Microsoft.Extensions.Options;
using Pipeline.Hosting.Logs;
using Pipeline.Inbox;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary>Runs a command line; what goes wrong is one line that says what to do, not a stack trace.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Terminal.Prepare();
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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
        catch (Exception exception) when (Environment.GetEnvironmentVariable("PIPELINE_DEBUG") is null)
        {
            await Console.Error.WriteLineAsync($"pipeline: {OneLine.Of(Sentence.Of(exception))} (PIPELINE_DEBUG=1 shows where)");
            return ExitCodes.Failed;
        }
    }
}
