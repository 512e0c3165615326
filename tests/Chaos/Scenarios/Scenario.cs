using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

/// <summary>What is done to a pipeline while articles flow, and how many messages may end in an error queue for it.</summary>
/// <param name="Name">For the command line.</param>
/// <param name="Title">The table's row.</param>
/// <param name="Errors">Messages in error queues at the end; null where there is no broker.</param>
/// <param name="RunAsync">Starts the workers, drops the articles, strikes.</param>
internal sealed record Scenario(string Name, string Title, int? Errors, Func<Trial, Pace, Random, Task> RunAsync);
