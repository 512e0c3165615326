using Pipeline.Contracts;

namespace Pipeline.Search;

/// <param name="Duplicates">Second drops of bytes that were already an article.</param>
public sealed record PipelineStatus(IReadOnlyList<StageStatus> Stages, long Duplicates);

/// <param name="Done">Articles that have the stage's document.</param>
/// <param name="Waiting">Articles that the stage has yet to deal with.</param>
/// <param name="Rejected">Articles (for Ingest: files and members) that the stage refused.</param>
public sealed record StageStatus(Stage Stage, long Done, long Waiting, long Rejected);
