namespace Pipeline.Normalise.Metadata;

/// <summary>Text of an element that is said to hold the author's name.</summary>
/// <param name="Block">The first block in or after it.</param>
/// <param name="Aside">It stands among comments, teasers or in the page's frame.</param>
internal readonly record struct AuthorText(int Block, string Text, AuthorSource Source, bool Aside);
