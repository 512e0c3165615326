using Pipeline.Contracts;

namespace Pipeline.Normalise.Extract;

/// <summary>A Markdown article as plain text.</summary>
/// <param name="Title">From the front matter, else the first heading; null where there is neither.</param>
/// <param name="Text">The rest as plain text, paragraphs parted by an empty line.</param>
/// <param name="Hints">What the front matter says, with <paramref name="Title"/> as its title.</param>
public sealed record MarkdownText(string? Title, string Text, ArticleHints Hints);
