namespace Pipeline.Normalise.Furniture;

/// <summary>
/// The model's features: named groups, each a run of indices. Training writes weights by these names, loading reads them by these names.
/// </summary>
internal static class FeatureTemplates
{
    private static readonly List<FeatureTemplate> Defined = [];

    public const int Kinds = 10;

    // The line by itself.
    public static readonly FeatureTemplate Bias = Define("bias", 1);
    public static readonly FeatureTemplate Words = Define("words", 12);
    public static readonly FeatureTemplate End = Define("end", 6 * 3);
    public static readonly FeatureTemplate Begin = Define("begin", 8 * 2);
    public static readonly FeatureTemplate Sentences = Define("sentences", 4);
    public static readonly FeatureTemplate Capitals = Define("capitals", 5 * 2);
    public static readonly FeatureTemplate Sign = Define("sign", 17);
    public static readonly FeatureTemplate Whole = Define("phrase-whole", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate Composed = Define("phrase-composed", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate PrefixShort = Define("phrase-prefix-short", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate PrefixLong = Define("phrase-prefix-long", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate InnerShort = Define("phrase-inner-short", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate InnerLong = Define("phrase-inner-long", FurnitureKinds.PhraseKinds);

    // The line among the others.
    public static readonly FeatureTemplate Density = Define("function-words", 6 * 3);
    public static readonly FeatureTemplate Neighbour = Define("neighbour", 6 * Kinds);
    public static readonly FeatureTemplate WithPrevious = Define("with-previous", Kinds * Kinds);
    public static readonly FeatureTemplate WithNext = Define("with-next", Kinds * Kinds);
    public static readonly FeatureTemplate PreviousMark = Define("previous-mark", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate NextMark = Define("next-mark", FurnitureKinds.PhraseKinds);
    public static readonly FeatureTemplate ProseAfter = Define("prose-after", 6 * Kinds);
    public static readonly FeatureTemplate ProseBefore = Define("prose-before", 6 * 2);
    public static readonly FeatureTemplate ShareAfter = Define("share-after", 5 * 2);
    public static readonly FeatureTemplate GapBefore = Define("prose-distance-before", 8 * 2);
    public static readonly FeatureTemplate GapAfter = Define("prose-distance-after", 8 * 2);
    public static readonly FeatureTemplate SectionMark = Define("section-mark", FurnitureKinds.PhraseKinds * 2);
    public static readonly FeatureTemplate Seen = Define("seen", 4 * Kinds);
    public static readonly FeatureTemplate Window = Define("window", 9 * 2);
    public static readonly FeatureTemplate Repeat = Define("repeat", 2 * Kinds);
    public static readonly FeatureTemplate PreviousEnd = Define("previous-end", 7 * 2);
    public static readonly FeatureTemplate Unmarked = Define("unmarked-section", Kinds * 2);
    public static readonly FeatureTemplate SameShape = Define("same-shape", Kinds * 2);
    public static readonly FeatureTemplate Captioned = Define("next-credits", Kinds);
    public static readonly FeatureTemplate Wrapped = Define("wrapped", 2);

    // Lists, tables and code, and whether the text has a page's marks at all.
    public static readonly FeatureTemplate Structure = Define("structure", 3 * 4 * 4);
    public static readonly FeatureTemplate Marked = Define("marked-lines", 4 * Kinds);
    public static readonly FeatureTemplate MarkAhead = Define("mark-ahead", 2 * Kinds);

    // What the page's markup says; nothing of it holds for plain text.
    public static readonly FeatureTemplate OnPage = Define("on-page", Kinds);
    public static readonly FeatureTemplate Markup = Define("markup", FeatureTemplate.BlockKinds * 3);
    public static readonly FeatureTemplate PreviousMarkup = Define("previous-markup", FeatureTemplate.BlockKinds * 2);
    public static readonly FeatureTemplate NextMarkup = Define("next-markup", FeatureTemplate.BlockKinds * 2);
    public static readonly FeatureTemplate Links = Define("link-share", 6 * 3);

    public static int Count { get; } = Defined.Sum(t => t.Size);

    public static IReadOnlyList<FeatureTemplate> All => Defined;

    private static FeatureTemplate Define(string name, int size)
    {
        var template = new FeatureTemplate(name, Defined.Sum(t => t.Size), size);
        Defined.Add(template);
        return template;
    }
}

/// <summary>A named run of feature indices.</summary>
internal readonly record struct FeatureTemplate(string Name, int Offset, int Size)
{
    public const int BlockKinds = (int)BlockKind.Definition + 1;

    public int At(int index) =>
        (uint)index < (uint)Size
            ? Offset + index
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"Feature group {Name} has {Size} members.");
}
