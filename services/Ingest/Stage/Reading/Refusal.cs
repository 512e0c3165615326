namespace Pipeline.Ingest.Reading;

/// <summary>Why something is refused: a reason from the closed list, and what was found and what to do.</summary>
internal sealed record Refusal(string Reason, string Detail);
