namespace Pipeline.Normalise;

/// <summary>What becomes of pages that list other pages: front pages, categories, results of a search.</summary>
public enum ListingPolicy
{
    /// <summary>Kept, and marked by their kind.</summary>
    Keep,

    /// <summary>Refused, with reason <c>listing</c>.</summary>
    Reject,
}
