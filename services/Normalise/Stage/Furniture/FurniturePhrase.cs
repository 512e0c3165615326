namespace Pipeline.Normalise.Furniture;

/// <summary>A line of <c>furniture-phrases.txt</c>, the one place where phrases of furniture stand.</summary>
/// <param name="Position">
/// <c>=</c> all of a line, <c>^</c> its beginning, <c>:</c> its beginning up to a colon, <c>~</c> anywhere, <c>*</c> a title with gaps.
/// </param>
/// <param name="InText">Heeded in lines of text.</param>
/// <param name="OnPage">Heeded in the markup of pages.</param>
internal readonly record struct FurniturePhrase(FurnitureKind Kind, char Position, bool InText, bool OnPage, string Text)
{
    private static readonly Lazy<FurniturePhrase[]> Loaded = new(() => [.. ResourceText.Lines("furniture-phrases.txt").Select(Parse)]);

    public static IReadOnlyList<FurniturePhrase> All => Loaded.Value;

    private static FurniturePhrase Parse(string line)
    {
        var fields = line.Split('|', 5, StringSplitOptions.TrimEntries);
        if (fields.Length < 5 || fields[2] is not ("=" or "^" or ":" or "~" or "*") || fields[3] is not ("text" or "page" or "both"))
        {
            throw new FormatException($"'{line}' is not: kind | language | one of = ^ : ~ * | text, page or both | phrase.");
        }

        return new FurniturePhrase(
            FurnitureKinds.Parse(fields[0]),
            fields[2][0],
            InText: fields[3] is "text" or "both",
            OnPage: fields[3] is "page" or "both",
            fields[4]
        );
    }
}
