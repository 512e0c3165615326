using System.Buffers;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds the line that stands above a headline and is no part of it, by what the markup calls it.</summary>
internal static class Kickers
{
    private const int Most = 4;
    private const int Longest = 80;

    private static readonly char[] Joints = [' ', '-', '|', ':', '/', '\u2013', '\u2014', '\u00B7', '\u2022', '\u00BB', '\u00AB'];

    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "kicker",
            "eyebrow",
            "overline",
            "overtitle",
            "roofline",
            "topline",
            "toptitle",
            "top-title",
            "pretitle",
            "pre-title",
            "supertitle",
            "suptitle",
            "surtitle",
            "surtitre",
            "antetitulo",
            "dachzeile",
            "spitzmarke",
            "rubrik",
            "category",
            "h1small",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The heading without the kickers at its ends.</summary>
    public static string Without(string heading, IEnumerable<string> kickers)
    {
        foreach (var kicker in kickers)
        {
            if (kicker.Length >= heading.Length)
            {
                continue;
            }

            heading =
                heading.StartsWith(kicker, StringComparison.Ordinal) ? heading[kicker.Length..].TrimStart(Joints)
                : heading.EndsWith(kicker, StringComparison.Ordinal) ? heading[..^kicker.Length].TrimEnd(Joints)
                : heading;
        }

        return heading;
    }

    /// <summary>The title behind a kicker and a sign: "Shipping: Terminal closes".</summary>
    public static string Before(string title, IEnumerable<string> kickers)
    {
        foreach (var kicker in kickers)
        {
            if (title.StartsWith(kicker, StringComparison.Ordinal))
            {
                var rest = title[kicker.Length..];
                var headline = rest.TrimStart(Joints);
                if (headline.Length > 0 && rest.Length - headline.Length >= 2)
                {
                    return headline;
                }
            }
        }

        return title;
    }

    /// <summary>The texts of a heading's kickers, dates among them.</summary>
    public static IEnumerable<string> Of(PageTree tree, int heading)
    {
        var found = 0;
        for (var i = heading + 1; i < tree.Elements[heading].End && found < Most; i++)
        {
            var node = tree.Elements[i].Node;
            if (IsKicker(node) && MetadataText.OneLine(node.TextContent) is { Length: <= Longest } text)
            {
                found++;
                yield return text;
            }
        }
    }

    private static bool IsKicker(DomElement node)
    {
        if (node.LocalName is "time" || TimeKinds.SaysDate(node))
        {
            return true;
        }

        return node.ClassName is { Length: > 4 and < 120 } names && names.AsSpan().ContainsAny(Names);
    }
}
