namespace Pipeline.Search.Queries;

/// <summary>English names of the languages that people ask for most; any other goes by its code.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["arabic"] = "ar",
        ["chinese"] = "zh",
        ["czech"] = "cs",
        ["danish"] = "da",
        ["dutch"] = "nl",
        ["english"] = "en",
        ["finnish"] = "fi",
        ["french"] = "fr",
        ["german"] = "de",
        ["greek"] = "el",
        ["hebrew"] = "he",
        ["hindi"] = "hi",
        ["hungarian"] = "hu",
        ["indonesian"] = "id",
        ["italian"] = "it",
        ["japanese"] = "ja",
        ["korean"] = "ko",
        ["norwegian"] = "no",
        ["persian"] = "fa",
        ["polish"] = "pl",
        ["portuguese"] = "pt",
        ["romanian"] = "ro",
        ["russian"] = "ru",
        ["spanish"] = "es",
        ["swedish"] = "sv",
        ["thai"] = "th",
        ["turkish"] = "tr",
        ["ukrainian"] = "uk",
        ["vietnamese"] = "vi",
    };

    /// <summary>ISO 639-1 code of a code or name; null where it can be neither.</summary>
    public static string? Code(string text) =>
        Codes.TryGetValue(text, out var code) ? code
        : text.Length is 2 or 3 && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant()
        : null;

    /// <summary>With a capital; null for a language that goes by its code.</summary>
    public static string? NameOf(string code) =>
        Names.FirstOrDefault(name => Codes[name] == code) is { } name ? char.ToUpperInvariant(name[0]) + name[1..] : null;

    public static IEnumerable<string> Names => Codes.Keys;
}
