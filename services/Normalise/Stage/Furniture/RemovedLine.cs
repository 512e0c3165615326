namespace Pipeline.Normalise.Furniture;

/// <summary>A line taken away and the rule that took it.</summary>
internal readonly record struct RemovedLine(Line Line, string Why);
