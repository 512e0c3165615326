namespace Pipeline.Normalise.Repair;

/// <summary>What speaks for one page over a whole text.</summary>
internal readonly record struct CodePageEvidence(int Strong, int Weak, int StrongSequences, bool AllRare, bool Consistent, bool Prevailing)
{
    /// <summary>A group that proves damage by itself. Clean sentences in 42 languages stay below (see the tests).</summary>
    public const int Proof = 32;

    /// <summary>Worth of a page that explains every character beyond ASCII in the text.</summary>
    public const int Consistency = 10;

    /// <summary>
    /// Bound for groups that profit from a proof elsewhere, where the page explains all, or nearly all, or little of the text. The more of
    /// it there is, the less each single group has to say for itself.
    /// </summary>
    public int Least =>
        Consistent ? -15 - (Strong / 16)
        : Prevailing ? 5
        : 25;

    /// <summary>
    /// A text that is otherwise clean, and in it a single rare letter: "DrÃ¥ber" may be as it was meant. Many weak groups that together
    /// explain a text leave nothing to doubt.
    /// </summary>
    public bool Suffices =>
        (Strong >= Proof && !(StrongSequences == 1 && AllRare && Weak <= 0 && !Consistent)) || (Consistent && Weak >= 2 * Proof);

    /// <summary>For choosing among pages; one that explains the whole text is worth a quarter more.</summary>
    public int Total => (Strong + Weak) * (Consistent ? Scale + 1 : Scale);

    /// <summary>Of <see cref="Total"/>: a tenth of a point is this much.</summary>
    public const int Scale = 4;
}
