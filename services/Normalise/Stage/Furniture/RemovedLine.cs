namespace Pipeline.Normalise.Furniture;

/// <summary>A line taken away and what it is.</summary>
internal readonly record struct RemovedLine(Line Line, FurnitureKind Why);
