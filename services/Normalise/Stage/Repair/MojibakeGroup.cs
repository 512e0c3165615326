namespace Pipeline.Normalise.Repair;

/// <summary>Damaged characters without anything between them, and what speaks for repairing them.</summary>
/// <param name="Start">Where in the text it begins.</param>
/// <param name="End">Where in the text it ends.</param>
/// <param name="Gain">Plausibility won by the repair, in tenths.</param>
/// <param name="Sequences">How many characters it becomes.</param>
/// <param name="Covered">How many characters beyond ASCII it explains.</param>
/// <param name="Hard">The same without typographic signs, which clean text has too.</param>
/// <param name="Rare">All it becomes is one letter that few languages use.</param>
/// <param name="Relaxed">A space or question mark had to stand for a byte.</param>
internal readonly record struct MojibakeGroup(int Start, int End, int Gain, int Sequences, int Covered, int Hard, bool Rare, bool Relaxed);
