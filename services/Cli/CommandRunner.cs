using System.CommandLine;
using Microsoft.Extensions.Options;

namespace Pipeline.Cli;

/// <summary>Runs a command line; what goes wrong is one line that says what to do, not a stack trace.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
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
                await Console.Error.WriteLineAsync($"pipeline: {failure}");
            }

            return ExitCodes.Failed;
        }
        catch (Exception exception) when (Environment.GetEnvironmentVariable("PIPELINE_DEBUG") is null)
        {
            await Console.Error.WriteLineAsync($"pipeline: {Innermost(exception).Message} (PIPELINE_DEBUG=1 shows where)");
            return ExitCodes.Failed;
        }
    }

    private static Exception Innermost(Exception exception) =>
        exception is AggregateException { InnerException: { } inner } ? Innermost(inner) : exception;
}
