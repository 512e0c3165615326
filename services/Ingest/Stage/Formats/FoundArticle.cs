using Pipeline.Contracts;

namespace Pipeline.Ingest.Formats;

/// <summary>What a format's reader found: the text, its media type, and what the format says of it.</summary>
internal sealed record FoundArticle(string Text, string TextMediaType, ArticleHints Hints);
