using System.CommandLine;
using Pipeline.Contracts;

namespace Pipeline.Cli;

/// <summary><c>--stage</c>, for every command that has it.</summary>
internal static class StageOption
{
    public static Option<Stage?> Create(string description) =>
        new("--stage")
        {
            Description = description,
            HelpName = "S",
            CustomParser = result =>
            {
                if (StageTable.Product.Find(result.Tokens[0].Value) is { } row)
                {
                    return row.Stage;
                }

                var names = string.Join(", ", StageTable.Product.Select(stage => stage.Name));
                result.AddError($"There is no stage '{result.Tokens[0].Value}': {names}.");
                return null;
            },
        };
}
