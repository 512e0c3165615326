namespace Pipeline.Persistence.Batching;

/// <param name="MaxItems">Requests in a bulk at most.</param>
/// <param name="MaxBytes">A bulk is closed once it has this much; a single larger request still goes, alone.</param>
/// <param name="MaxInFlight">Bulks under way at once.</param>
internal readonly record struct BatchLimits(int MaxItems, long MaxBytes, int MaxInFlight);
