using System.ComponentModel.DataAnnotations;

namespace Pipeline.Normalise.Worker;

/// <summary>Section <c>Normalise</c>.</summary>
public sealed class NormaliseOptions
{
    public const string Section = "Normalise";

    /// <summary>What becomes of pages that list other pages.</summary>
    [EnumDataType(typeof(ListingPolicy))]
    public ListingPolicy Listings { get; set; } = NormaliseSettings.Default.Listings;

    internal NormaliseSettings ToSettings() => new() { Listings = Listings };
}
