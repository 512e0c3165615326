using Pipeline.Contracts;

namespace Pipeline.Decoding;

/// <param name="Text">The bytes as characters, without a byte-order mark.</param>
/// <param name="Note">How they were read, and how much could not be.</param>
public sealed record DecodedText(string Text, DecodingNote Note);
