using Pipeline.Classify.Language;

namespace Pipeline.Classify.Training.Language;

/// <summary>The languages of one script that a model tells apart.</summary>
/// <param name="Script">Their script.</param>
/// <param name="Features">How many n-grams the model keeps.</param>
/// <param name="Languages">Codes, which are also the folder names of Lingua's statistics, but for Norwegian.</param>
internal sealed record LanguageGroup(Script Script, int Features, string[] Languages)
{
    /// <summary>
    /// Norwegian is trained on both its written forms. Bosnian is left out: it is Croatian or Serbian to any model this small.
    /// </summary>
    public static IReadOnlyList<LanguageGroup> All(int features) =>
        [
            new(
                Script.Latin,
                features,
                [
                    "af",
                    "az",
                    "ca",
                    "cs",
                    "cy",
                    "da",
                    "de",
                    "en",
                    "eo",
                    "es",
                    "et",
                    "eu",
                    "fi",
                    "fr",
                    "ga",
                    "hr",
                    "hu",
                    "id",
                    "is",
                    "it",
                    "la",
                    "lg",
                    "lt",
                    "lv",
                    "mi",
                    "ms",
                    "nl",
                    "no",
                    "om",
                    "pl",
                    "pt",
                    "ro",
                    "sk",
                    "sl",
                    "sn",
                    "so",
                    "sq",
                    "sr",
                    "st",
                    "sv",
                    "sw",
                    "tl",
                    "tn",
                    "tr",
                    "ts",
                    "vi",
                    "xh",
                    "yo",
                    "zu",
                ]
            ),
            new(Script.Cyrillic, features / 4, ["be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"]),
            new(Script.Arabic, features / 8, ["ar", "fa", "ur"]),
        ];

    public static IEnumerable<string> Folders(string language) => language == "no" ? ["nb", "nn"] : [language];
}
