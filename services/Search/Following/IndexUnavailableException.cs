namespace Pipeline.Search.Following;

/// <summary>The index is being made again, and there is nothing to search for the moment.</summary>
public sealed class IndexUnavailableException() : Exception("The search index is being made again. Try again in a moment.");
