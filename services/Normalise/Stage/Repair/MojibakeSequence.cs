namespace Pipeline.Normalise.Repair;

/// <summary>One character's UTF-8 bytes, each read as a character of its own.</summary>
/// <param name="CodePoint">What the bytes mean; U+FFFD where one of them was lost.</param>
/// <param name="Length">How many UTF-16 units of the damaged text it takes.</param>
/// <param name="Worth">How hard it is to come by such a sequence by chance, in tenths.</param>
/// <param name="Relaxed">A space or question mark had to stand for a byte.</param>
internal readonly record struct MojibakeSequence(int CodePoint, int Length, int Worth, bool Relaxed);
