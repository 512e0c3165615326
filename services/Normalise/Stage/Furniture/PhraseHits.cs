namespace Pipeline.Normalise.Furniture;

/// <summary>Which kinds of furniture phrase a line holds, one bit a kind of <see cref="FurnitureKind"/>.</summary>
/// <param name="Whole">The line is exactly such a phrase.</param>
/// <param name="Composed">The line is made of such phrases and nothing else, as <c>Facebook Twitter Print</c> is.</param>
/// <param name="Prefix">The line begins with such a phrase.</param>
/// <param name="Inner">The line has such a phrase somewhere.</param>
/// <param name="Led">The line begins with such a phrase and a colon right after it.</param>
/// <param name="Inners">How many phrases the line has somewhere.</param>
/// <param name="FunctionWords">Words of grammar among the tokens looked at.</param>
internal readonly record struct PhraseHits(uint Whole, uint Composed, uint Prefix, uint Inner, uint Led, int Inners, int FunctionWords);
