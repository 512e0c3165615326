namespace Pipeline.Contracts;

/// <summary>How bytes were read as characters.</summary>
/// <param name="Encoding">WHATWG name, for example <c>windows-1252</c>.</param>
/// <param name="Evidence">What decided: <c>bom</c>, <c>declared</c>, <c>valid-utf-8</c>, <c>detected</c> or <c>fallback</c>.</param>
/// <param name="Undecodable">How many byte sequences could not be decoded and show as U+FFFD.</param>
public sealed record DecodingNote(string Encoding, string Evidence, int Undecodable);
