namespace Pipeline.Classify.Keywords;

internal enum TokenKind : byte
{
    /// <summary>May open, close or be a phrase.</summary>
    Content,

    /// <summary>A word of grammar: in a phrase only inside a name.</summary>
    Stop,

    /// <summary>A word of grammar that names have inside: <c>of</c>, <c>de</c>, <c>von</c>.</summary>
    Joiner,

    /// <summary>A title with a capital, before a name and not of it: <c>President</c>, <c>Mayor</c>.</summary>
    Honorific,

    /// <summary>An adverb or a verb by its ending: not alone and not at the end.</summary>
    Weak,

    /// <summary>A figure: within a phrase only.</summary>
    Number,
}
