namespace Pipeline.Normalise.Extract;

/// <summary>A page cut down to what carries text, structure and metadata.</summary>
/// <param name="Html">Well-bounded HTML for the parser.</param>
/// <param name="JsonLd">The contents of the page's <c>application/ld+json</c> scripts, in order.</param>
/// <param name="StyledAway">Classes and ids that the page's style sheets hide, each with its sign in front.</param>
internal sealed record SlimPage(char[] Html, IReadOnlyList<string> JsonLd, IReadOnlySet<string> StyledAway);
