using Pipeline.Contracts;

namespace Pipeline.Hosting;

/// <summary>What a stage works on.</summary>
/// <param name="Value">What its function takes.</param>
/// <param name="MadeFrom">The document of the stage before, for the output's stamp.</param>
/// <param name="Source">Where the article came from, for a rejection.</param>
public sealed record StageInput<T>(T Value, StageDocument MadeFrom, Provenance Source);
