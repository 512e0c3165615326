namespace Pipeline.Contracts;

/// <summary>A person, organisation or place named in an article.</summary>
/// <param name="Text">The fullest form in the article, for example <c>Bashar Assad</c>.</param>
/// <param name="Type"><c>person</c>, <c>organisation</c> or <c>place</c>.</param>
/// <param name="Count">How often named, in all forms.</param>
/// <param name="Forms">All forms as they stand in the article, the fullest first.</param>
public sealed record Entity(string Text, string Type, int Count, IReadOnlyList<string> Forms);
