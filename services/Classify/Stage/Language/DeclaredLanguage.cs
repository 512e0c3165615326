namespace Pipeline.Classify.Language;

/// <summary>Reads a declared language tag: <c>en-GB</c>, <c>pt_BR</c>, <c>nb</c>, <c>iw</c>.</summary>
internal static class DeclaredLanguage
{
    /// <summary>
    /// What a declaration is worth, as a logit: it settles a headline that could be Danish or Norwegian, and a sentence overrules it.
    /// Templates declare English on pages of every language, so it is not worth more.
    /// </summary>
    public const float Weight = 1.5f;

    /// <summary>The ISO 639-1 code in use today; null where the tag is not one.</summary>
    public static string? Code(string? tag)
    {
        if (tag is null)
        {
            return null;
        }

        var span = tag.AsSpan().Trim();
        var end = span.IndexOfAny('-', '_', ',');
        var primary = (end < 0 ? span : span[..end]).Trim();
        if (primary.Length is < 2 or > 3)
        {
            return null;
        }

        Span<char> lower = stackalloc char[primary.Length];
        primary.ToLowerInvariant(lower);
        return lower switch
        {
            "nb" or "nn" or "nob" or "nno" or "nor" => "no",
            "iw" or "heb" => "he",
            "in" or "ind" => "id",
            "ji" => "yi",
            "sh" => "hr",
            "eng" => "en",
            "deu" or "ger" => "de",
            "fra" or "fre" => "fr",
            "spa" => "es",
            "por" => "pt",
            "rus" => "ru",
            "zho" or "chi" or "cmn" => "zh",
            "ara" => "ar",
            { Length: 2 } => new string(lower),
            _ => null,
        };
    }
}
