namespace Pipeline.Contracts;

/// <summary>One post of a thread.</summary>
/// <param name="Author">Name of who wrote it, where the page says so.</param>
/// <param name="Published">When, where the page says so.</param>
/// <param name="Text">Paragraphs parted by an empty line, quotes of other posts and signatures left out.</param>
public sealed record ThreadPost(string? Author, DateTimeOffset? Published, string Text);
