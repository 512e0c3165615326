using Pipeline.Decoding.Glyphs;

namespace Pipeline.Decoding;

/// <summary>The character sets that bytes which are not UTF-8 may be in, and how plausible each one's reading is.</summary>
internal static class CharsetCandidates
{
    // In tenths a character beyond ASCII, the scale of the plausibility measure. A declaration is right far more often than not; a detector
    // is as good as its confidence; Western text is what undeclared bytes most often are.
    private const double Declared = 12;
    private const double DeclaredInside = 11;
    private const double Detected = 10;
    private const double Western = 2;

    /// <summary>"iso-8859-1" is what templates say without having looked.</summary>
    private const double DeclaredWestern = 4;

    /// <summary>With fewer characters beyond ASCII than this, a detector guesses.</summary>
    private const int Enough = 12;

    /// <summary>
    /// Accented letters side by side are rare in every language written in single-byte Latin pages, and the rule in misread Greek.
    /// </summary>
    private const int Crowd = 10;

    /// <summary>A byte without a character: text in the right set has hardly any.</summary>
    private const int Undecodable = 60;

    /// <summary>The single-byte pages with their own scripts, which the measure tells apart without any hint.</summary>
    private static readonly string[] Likely =
    [
        "windows-1251",
        "koi8-r",
        "koi8-u",
        "windows-1253",
        "windows-1255",
        "windows-1256",
        "windows-874",
        "macintosh",
    ];

    public static IEnumerable<(Charset Charset, string Evidence, double Credit)> From(
        Charset? declared,
        Charset? inside,
        List<(Charset Charset, float Confidence)> detected,
        int beyondAscii
    )
    {
        if (declared is { IsUnicode: false })
        {
            yield return (declared, "declared", declared == CharsetLabels.Western ? DeclaredWestern : Declared);
        }

        if (inside is { IsUnicode: false })
        {
            yield return (inside, "declared", inside == CharsetLabels.Western ? DeclaredWestern : DeclaredInside);
        }

        foreach (var (charset, confidence) in detected)
        {
            if (!charset.IsUnicode)
            {
                yield return (charset, "detected", Detected * confidence * Math.Min(1.0, (double)beyondAscii / Enough));
            }
        }

        yield return (CharsetLabels.Western, "fallback", Western);
        foreach (var name in Likely)
        {
            yield return (CharsetLabels.Find(name)!, "detected", 0);
        }
    }

    /// <summary>Cost of a reading, a character beyond ASCII.</summary>
    public static double CostOf(ReadOnlySpan<char> text, int undecodable)
    {
        var (cost, count) = (undecodable * Undecodable, 0);
        var at = NonAscii.Next(text, 0);
        while (at < text.Length)
        {
            var walk = new Plausibility(GlyphAt(text, at - 2), GlyphAt(text, at - 1));
            for (; at < text.Length && text[at] >= 0x80; at++)
            {
                var glyph = Glyph.Of(text[at]);
                cost +=
                    glyph.Kind == GlyphKind.Letter
                    && glyph.Script == Glyph.Latin
                    && walk.Previous.Kind == GlyphKind.Letter
                    && walk.Previous.Script == Glyph.Latin
                    && !walk.Previous.Has(GlyphTraits.Ascii)
                        ? Crowd
                        : 0;
                walk.Add(glyph);
                cost += glyph.Surprise is > 0 and <= 2 ? 0 : Math.Max(-5, (int)glyph.Surprise);
                count++;
            }

            walk.Add(GlyphAt(text, at));
            cost += walk.Cost;
            at = NonAscii.Next(text, at + 1);
        }

        return count == 0 ? 0 : (double)cost / count;
    }

    private static Glyph GlyphAt(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length ? Glyph.Of(text[at]) : Glyph.Edge;
}
