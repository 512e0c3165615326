namespace Pipeline.Classify.Sentences;

/// <summary>What a full stop after an abbreviation can mean.</summary>
internal enum AbbreviationKind
{
    None,

    /// <summary>Something follows it always: <c>Mr.</c></summary>
    Title,

    /// <summary>A number follows it: <c>No. 5</c>; before anything else the sentence ends.</summary>
    Numbered,

    /// <summary>May end a sentence: <c>Inc.</c>, <c>p.m.</c></summary>
    Either,
}
