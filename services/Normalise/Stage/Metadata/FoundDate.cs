using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// A date and where it was read: <c>json-ld</c>, <c>meta</c>, <c>time</c>, <c>visible</c>, <c>address</c>, or <c>modified</c> where only a
/// change is dated.
/// </summary>
internal readonly record struct FoundDate(ReadDate Date, string Evidence);
