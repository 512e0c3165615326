using System.Buffers;

namespace Pipeline.Normalise.Furniture;

/// <summary>Tells whether a line ends by naming whose picture it stands under.</summary>
internal static class CreditLineTest
{
    // A credit is a name or two at the line's end.
    private const int LongestCredit = 60;
    private const int LongestNames = 6;

    private static readonly SearchValues<string> Leads = SearchValues.Create(
        [
            "credit:",
            "credits:",
            "photo:",
            "photos:",
            "photograph:",
            "photo by ",
            "picture:",
            "image:",
            "illustration:",
            "getty images",
            "reuters/",
            "/getty",
            "/ getty",
            "/reuters",
            "/ reuters",
            "/afp",
            "/ afp",
            "/ap",
            "/ ap ",
            "via reuters",
            "via ap",
            "via afp",
            "foto:",
            "fotos:",
            "bild:",
            "crédit:",
            "crédit photo",
            "crédito:",
            "fot.",
            "zdjęcie:",
            "фото:",
            "fotoğraf:",
            "beeld:",
            "صورة:",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool EndsInCredit(ReadOnlySpan<char> line, int words, LineEnd end)
    {
        if (end is LineEnd.Sentence && words > LongestNames)
        {
            return false;
        }

        var tail = line.Length > LongestCredit ? line[^LongestCredit..] : line;
        if (tail.ContainsAny(Leads))
        {
            return true;
        }

        return words <= LongestNames && HasJoinedNames(line);
    }

    // "Jane Doe/Daily News": two capitalised words with a slash between and no digit about.
    private static bool HasJoinedNames(ReadOnlySpan<char> line)
    {
        var slash = line.IndexOf('/');
        return slash > 2
            && slash + 1 < line.Length
            && char.IsLower(line[slash - 1])
            && char.IsUpper(line[slash + 1])
            && char.IsUpper(line[0])
            && line.IndexOfAnyInRange('0', '9') < 0
            && line.Contains(' ');
    }
}
