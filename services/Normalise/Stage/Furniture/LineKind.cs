namespace Pipeline.Normalise.Furniture;

/// <summary>A line in one word, as its neighbours see it.</summary>
internal enum LineKind
{
    /// <summary>Twenty words or more that end or contain a sentence: running prose.</summary>
    Prose,

    /// <summary>Six to nineteen words that end as a sentence does.</summary>
    Sentence,

    /// <summary>Fewer words that end as a sentence does.</summary>
    Remark,

    /// <summary>Five words or more without an end: a headline, a caption, a hard-wrapped line.</summary>
    Headline,

    /// <summary>Up to four words without an end: a menu entry, a name, a subheading.</summary>
    Label,

    /// <summary>Six words or more that break off in an ellipsis: the first words of another article.</summary>
    Teaser,

    /// <summary>A date, a time, a number and little else.</summary>
    Stamp,

    /// <summary>A phrase of page furniture and little else.</summary>
    Marker,

    /// <summary>No letter and no digit: a rule of dashes, a bullet.</summary>
    Ornament,

    /// <summary>Beyond the text's first or last line.</summary>
    Edge,
}
