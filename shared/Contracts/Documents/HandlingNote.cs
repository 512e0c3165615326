namespace Pipeline.Contracts;

/// <summary>What a person did about a failure.</summary>
/// <param name="Action"><see cref="SetAside"/> or <see cref="TriedAgain"/>.</param>
/// <param name="By">Who, as far as the page knows.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Note">What they said of it; null where they said nothing.</param>
public sealed record HandlingNote(string Action, string By, DateTimeOffset At, string? Note = null)
{
    /// <summary>Seen and left: it is not shown among what waits for somebody.</summary>
    public const string SetAside = "set-aside";

    public const string TriedAgain = "tried-again";
}
