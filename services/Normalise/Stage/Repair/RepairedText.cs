using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <param name="Text">The text as it should be; the very same instance where nothing was wrong with it.</param>
/// <param name="Repairs">What was done, one note a kind and code page.</param>
public sealed record RepairedText(string Text, IReadOnlyList<RepairNote> Repairs);
