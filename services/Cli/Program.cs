using System.CommandLine;
using Pipeline.Cli;

var root = new RootCommand("Turns a stream of messy articles into clean, classified, searchable records.")
{
    RunCommand.Create(),
    InspectCommand.Create(),
    RepairCommand.Create(),
    SearchCommand.Create(),
    ExportCommand.Create(),
    ShowCommand.Create(),
    StatusCommand.Create(),
    FailuresCommand.Create(),
    ReplayCommand.Create(),
    ResumeCommand.Create(),
    DeleteCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
