namespace Pipeline.Search.Following;

/// <summary>How far the index is with what the store has.</summary>
/// <param name="Complete">Whether it has been through the store once since it was opened.</param>
/// <param name="Compared">Articles of the store that were compared in the present round, or the last one.</param>
/// <param name="Stored">Articles that the store had when that round began.</param>
/// <param name="Checked">When the last round ended.</param>
public sealed record FillProgress(bool Complete, long Compared, long Stored, DateTimeOffset? Checked)
{
    public static FillProgress None { get; } = new(false, 0, 0, null);

    /// <summary>From 0 to 1.</summary>
    public double Share => Complete || Stored == 0 ? 1 : Math.Min(1, (double)Compared / Stored);
}
