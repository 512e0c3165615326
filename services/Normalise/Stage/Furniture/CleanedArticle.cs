using Pipeline.Contracts;

namespace Pipeline.Normalise.Furniture;

/// <summary>Plain text with the page's furniture taken away.</summary>
/// <param name="Title">The headline, without the site's name; null where the text has none.</param>
/// <param name="Text">Only the story, without the headline: lines and empty lines between paragraphs as they came.</param>
/// <param name="Removed">What was taken away and why, in reading order. Bylines and dates among it are of use for metadata.</param>
public sealed record CleanedArticle(string? Title, string Text, IReadOnlyList<RemovalNote> Removed);
