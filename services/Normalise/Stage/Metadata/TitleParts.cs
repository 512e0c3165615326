using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Metadata;

/// <summary>Parts a title at the signs by which sites join a headline to their name, a section or a kicker.</summary>
internal static class TitleParts
{
    // The site's name is at one end, a section beside it; more signs than that are a list.
    private const int MostSigns = 5;

    private static readonly char[] Joints = [' ', '-', '|', '/', '_', '\u2013', '\u2014', '\u00B7', '\u2022', '\u00BB', '\u00AB'];

    private static readonly (string Text, string Sign)[] Signs =
    [
        (" | ", "bar"),
        ("| ", "bar"),
        (" :: ", "bar"),
        (" \u00BB ", "bar"),
        (" \u00AB ", "bar"),
        (" \u00B7 ", "bar"),
        (" \u2022 ", "bar"),
        (" // ", "bar"),
        (" ~ ", "bar"),
        (" > ", "bar"),
        (" \u203A ", "bar"),
        (" - ", "dash"),
        (" \u2013 ", "dash"),
        (" \u2014 ", "dash"),
        (" / ", "slash"),
        (": ", "colon"),
        (" (", "bracket"),
    ];

    /// <summary>All that stands before one of the signs, and all that stands after it.</summary>
    public static IEnumerable<(string Text, TitlePart Part)> Of(string title)
    {
        var signs = 0;
        for (var i = 1; i < title.Length - 1 && signs < MostSigns; i++)
        {
            if (SignAt(title, i) is not { Length: > 0 } sign)
            {
                continue;
            }

            signs++;
            var (before, after) = (title[..i].Trim(Joints), title[(i + sign.Length)..].Trim(Joints));
            if (before.Length == 0 || after.Length == 0)
            {
                continue;
            }

            yield return (before, new TitlePart(sign.Name, IsFirst: true, after));
            yield return (after, new TitlePart(sign.Name, IsFirst: false, before));
            i += sign.Length - 1;
        }
    }

    private static (string Name, int Length) SignAt(string title, int at)
    {
        foreach (var (text, sign) in Signs)
        {
            if (string.CompareOrdinal(title, at, text, 0, text.Length) == 0)
            {
                return (sign, text.Length);
            }
        }

        // Scripts without spaces put none around the sign either.
        return
            title[at] is '_' or '-' or '|' or '\u2013' or '\u2014' or '\uFF5C'
            && (Tokens.IsUnspaced(title[at - 1]) || Tokens.IsUnspaced(title[at + 1]))
            ? (title[at] == '-' ? "tight dash" : "tight bar", 1)
            : ("", 0);
    }
}
