namespace Pipeline.Normalise.Furniture;

/// <summary>How a line ends.</summary>
internal enum LineEnd
{
    Open,
    Sentence,
    Question,
    Colon,
    Ellipsis,
    Comma,
}

/// <summary>How a line begins.</summary>
internal enum LineStart
{
    Upper,
    Lower,
    Digit,
    Quote,
    Bullet,
    Handle,
    Dash,
    Other,
}

/// <summary>A non-empty line and everything about it that does not depend on its neighbours.</summary>
internal sealed class Line
{
    public required string Text { get; init; }

    /// <summary>Its place among the lines that came in.</summary>
    public required int Number { get; init; }

    /// <summary>1 where an empty line stands before it, else 0.</summary>
    public required int Gap { get; set; }

    /// <summary>What the page's markup said of it; null where there was none.</summary>
    public LineMark? Mark { get; set; }

    /// <summary>What its own signs say it is part of.</summary>
    public LineStructure Structure { get; init; }

    /// <summary>Says what another line of the text says too.</summary>
    public bool Repeats { get; set; }

    public int Words { get; init; }
    public int FunctionWords { get; init; }
    public int TokensSeen { get; init; }
    public int Sentences { get; init; }
    public LineEnd End { get; init; }
    public LineStart Begin { get; init; }
    public LineKind Kind { get; init; }
    public PhraseHits Phrases { get; init; }
    public ulong Fingerprint { get; init; }

    /// <summary>
    /// Words of four letters and more that begin with a capital, of all such words, 0 to 1; -1 where there are none or the script has no
    /// case.
    /// </summary>
    public double Capitals { get; init; }

    public bool AllCapitals { get; init; }
    public bool HasUrl { get; init; }
    public bool IsUrl { get; init; }
    public bool HasEmail { get; init; }
    public bool HasQuote { get; init; }
    public bool HasBars { get; init; }
    public bool IsGlued { get; init; }
    public bool IsParenthesised { get; init; }
    public bool EndsInStar { get; init; }
    public bool HasDate { get; init; }
    public bool HasTime { get; init; }
    public bool IsNumber { get; init; }

    /// <summary>Says whose picture it is: <c>… Credit: ESA</c>, <c>Jane Doe/Agency</c>, <c>FILE PHOTO: …</c>.</summary>
    public bool IsCaption { get; init; }

    /// <summary>Points to another article by name: <c>Read more: …</c>.</summary>
    public bool IsPointer { get; init; }

    /// <summary>Needs no neighbour to be known as something other than the story.</summary>
    public bool SpeaksForItself =>
        Marks != 0
        || Pleads
        || IsCaption
        || IsPointer
        || IsCommentStamp
        || Kind is LineKind.Teaser or LineKind.Ornament
        || (Kind is LineKind.Stamp && (HasDate || HasTime));

    /// <summary>Who wrote a comment and when: <c>Ada on May 3, 2021 at 4:47 pm said:</c>.</summary>
    public bool IsCommentStamp { get; init; }

    /// <summary>Indices of the features that hold whatever stands around the line.</summary>
    public int[] Features { get; set; } = [];

    /// <summary>Only strong evidence, without the kinds that running text often begins with.</summary>
    public uint Marks => Phrases.Whole | Phrases.Composed | (Words <= 14 ? Phrases.Prefix & ~Weak : 0) | (Words <= 40 ? Phrases.Inner : 0);

    /// <summary>Asks the reader more than once and quotes nobody: a paragraph that a paywall or a mailing list put there.</summary>
    public bool Pleads => Phrases.Inners >= 2 && !HasQuote && (Phrases.Inner & Pleas) != 0;

    private static readonly uint Pleas =
        FurnitureKind.CallToAction.Bit() | FurnitureKind.Newsletter.Bit() | FurnitureKind.Consent.Bit() | FurnitureKind.Legal.Bit();

    /// <summary>What the line says of its neighbours: a pointer names its article itself and announces nothing.</summary>
    public uint Announced => IsPointer ? 0 : Marks;

    private static readonly uint Weak =
        FurnitureKind.Byline.Bit()
        | FurnitureKind.SourceNote.Bit()
        | FurnitureKind.Published.Bit()
        | FurnitureKind.Credit.Bit()
        | FurnitureKind.ReadMore.Bit();
}
