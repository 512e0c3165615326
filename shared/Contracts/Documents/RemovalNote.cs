namespace Pipeline.Contracts;

/// <summary>A piece taken away as page furniture.</summary>
/// <param name="Text">What was removed, after repair; cut with an ellipsis past 500 characters.</param>
/// <param name="Why">The rule, for example <c>comment-form</c>, <c>related-teaser</c>, <c>share-bar</c>, <c>newsletter</c>,
/// <c>copyright</c>.</param>
public sealed record RemovalNote(string Text, string Why);
