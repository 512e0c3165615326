using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>A date that a reader sees.</summary>
/// <param name="IsElement">It stands in an element made for dates.</param>
/// <param name="Distance">Blocks after the headline.</param>
internal readonly record struct SeenDate(ReadDate Date, TimeKind Kind, bool IsElement, int Distance);
