using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// What is true of a candidate for the headline, as far as it tells the headline from a site's name, a kicker or a teaser.
/// </summary>
internal sealed class TitleModel
{
    private static readonly TitleSource[] Voices =
    [
        TitleSource.JsonLd,
        TitleSource.OpenGraph,
        TitleSource.Meta,
        TitleSource.Element,
        TitleSource.Heading,
        TitleSource.Subheading,
    ];

    private readonly IReadOnlyList<TitleCandidate> _all;
    private readonly IReadOnlyCollection<string> _siteKeys;
    private readonly int _story;
    private readonly int _headline;
    private readonly int _headings;
    private readonly TitleCandidate?[] _said = new TitleCandidate?[Voices.Length];

    private static readonly (string Text, string Sign)[] Joints =
    [
        (" | ", "holds a bar"),
        (" \u00BB ", "holds a bar"),
        (" - ", "holds a dash"),
        (" \u2013 ", "holds a dash"),
        (": ", "holds a colon"),
        (" / ", "holds a slash"),
    ];

    /// <summary>The last part of the address: words of the headline, in most content systems.</summary>
    private readonly TitleCandidate _slug;

    // Less is a number or a section.
    private const int LeastSlug = 10;
    private const int MostWordsInSite = 4;

    /// <param name="headline">The block that the head's titles found; -1 for none.</param>
    public TitleModel(IReadOnlyList<TitleCandidate> all, IReadOnlyCollection<string> siteKeys, int story, int headline, string? url)
    {
        _slug = new TitleCandidate("", Slug(url));
        (_all, _siteKeys, _story, _headline) = (all, siteKeys, story, headline);
        for (var i = 0; i < Voices.Length; i++)
        {
            _said[i] = Said(Voices[i]);
        }

        _headings = all.Count(static one => (one.Sources & (TitleSource.Heading | TitleSource.Cleaned)) == TitleSource.Heading);
    }

    public IEnumerable<string> Features(TitleCandidate candidate)
    {
        var kind = KindOf(candidate);
        yield return "bias";
        yield return "is " + kind;
        foreach (var source in AllSources)
        {
            if ((candidate.Sources & source) != 0)
            {
                yield return FromSource[source];
            }
        }

        var voices = 0;
        for (var i = 0; i < Voices.Length; i++)
        {
            var relation = Relation(candidate, _said[i]);
            voices += relation == "says" ? 1 : 0;
            yield return $"{Voices[i]} {relation}";
        }

        yield return "voices " + voices;
        yield return $"{kind}, voices {voices}";
        if (candidate.Block >= 0)
        {
            var near = Near(candidate.Block - _story);
            yield return "at " + near;
            yield return $"{kind}, at {near}";
            if (candidate.Block == _headline)
            {
                yield return "found by the head";
            }
        }

        if (kind is "h1")
        {
            yield return Confirmed(candidate);
        }

        if (kind is "h1" or "piece")
        {
            yield return $"{kind} {Math.Min(candidate.HeadingsBefore + 1, 3)} of {Math.Min(_headings, 4)}";
        }

        if (candidate.Part is { Sign.Length: > 0 } part)
        {
            var side = part.IsFirst ? "first" : "last";
            yield return $"{side} at {part.Sign}";
            var key = MetadataText.Key(part.Rest);
            var rest =
                _siteKeys.Contains(key) || IsSiteName(part.Rest) ? "site"
                : key.Length > candidate.Key.Length ? "longer"
                : "shorter";
            yield return $"{kind}, {side} at {part.Sign}, rest is {rest}";
            if (_said[4] is { } heading && heading.Key.Contains(key, StringComparison.Ordinal))
            {
                yield return $"{kind}, {side}, rest is in h1";
            }
        }

        foreach (var trait in Traits(candidate))
        {
            yield return trait;
        }
    }

    private static readonly TitleSource[] AllSources = Enum.GetValues<TitleSource>()[1..];
    private static readonly Dictionary<TitleSource, string> FromSource = AllSources.ToDictionary(
        source => source,
        source => "from " + source
    );

    private string Confirmed(TitleCandidate candidate)
    {
        var said = false;
        for (var i = 0; i < Voices.Length - 2; i++)
        {
            switch (Relation(candidate, _said[i]))
            {
                case "says" or "holds" or "within":
                    return "h1, confirmed";
                case "silent":
                    break;
                default:
                    said = true;
                    break;
            }
        }

        return said ? "h1, contradicted" : "h1, unconfirmed";
    }

    private IEnumerable<string> Traits(TitleCandidate candidate)
    {
        var words = candidate.Text.AsSpan().Count(' ') + 1;
        yield return "words "
            + words switch
            {
                1 => "1",
                2 => "2",
                <= 4 => "3",
                <= 8 => "5",
                <= 14 => "9",
                <= 24 => "15",
                _ => "more",
            };
        if (candidate.Text[^1] is '\u2026' || candidate.Text.EndsWith("...", StringComparison.Ordinal))
        {
            yield return "cut short";
        }
        else if (candidate.Text[^1] is '.')
        {
            yield return "ends as a sentence";
        }

        foreach (var (text, sign) in Joints)
        {
            if (candidate.Text.Contains(text, StringComparison.Ordinal))
            {
                yield return sign;
            }
        }

        if (_slug.Key.Length >= LeastSlug)
        {
            yield return "in the address " + Share(candidate.Within(_slug));
            yield return "of the address " + Share(_slug.Within(candidate));
        }

        if (char.IsAsciiDigit(candidate.Text[0]))
        {
            yield return "begins with a number";
        }

        if (IsSiteName(candidate.Text))
        {
            yield return "named as sites are";
        }

        foreach (var site in _siteKeys)
        {
            if (candidate.Key == site || site.Length >= 4 && site.Contains(candidate.Key, StringComparison.Ordinal))
            {
                yield return "is the site";
                break;
            }

            if (site.Length >= 4 && candidate.Key.Contains(site, StringComparison.Ordinal))
            {
                yield return candidate.Key.StartsWith(site, StringComparison.Ordinal) ? "begins with the site"
                : candidate.Key.EndsWith(site, StringComparison.Ordinal) ? "ends with the site"
                : "holds the site";
                break;
            }
        }
    }

    /// <summary>What the voice says: the first that is its own, without the site's name where that could be taken off.</summary>
    private TitleCandidate? Said(TitleSource voice)
    {
        TitleCandidate? said = null;
        foreach (var one in _all)
        {
            if (
                (one.Sources & voice) != 0
                && (said is null || (one.Sources & TitleSource.Cleaned) != 0 && (said.Sources & TitleSource.Cleaned) == 0)
            )
            {
                if (said is null || voice != TitleSource.Heading)
                {
                    said = one;
                }
            }
        }

        return said;
    }

    private static bool IsSiteName(string text) => text.AsSpan().Count(' ') < MostWordsInSite && TitleText.IsSiteName(text);

    private static string KindOf(TitleCandidate candidate) =>
        (candidate.Sources & TitleSource.Heading) != 0 ? "h1"
        : (candidate.Sources & TitleSource.Piece) != 0 ? "piece"
        : (candidate.Sources & (TitleSource.Subheading | TitleSource.Named | TitleSource.Shown)) != 0 ? "shown"
        : (candidate.Sources & (TitleSource.JsonLd | TitleSource.OpenGraph | TitleSource.Meta | TitleSource.Element)) != 0 ? "head"
        : "part";

    private static string Relation(TitleCandidate candidate, TitleCandidate? said)
    {
        if (said is null)
        {
            return "silent";
        }

        if (said.Key == candidate.Key)
        {
            return "says";
        }

        if (said.Key.Contains(candidate.Key, StringComparison.Ordinal))
        {
            return candidate.Key.Length * 2 >= said.Key.Length ? "holds" : "holds far more";
        }

        if (candidate.Key.Contains(said.Key, StringComparison.Ordinal))
        {
            return said.Key.Length * 2 >= candidate.Key.Length ? "within" : "far within";
        }

        return candidate.Within(said) switch
        {
            >= 0.7 => "near",
            >= 0.4 => "akin",
            _ => "other",
        };
    }

    private static string Share(double share) =>
        share switch
        {
            >= 0.9 => "whole",
            >= 0.7 => "most",
            >= 0.4 => "half",
            _ => "none",
        };

    private static string Slug(string? url)
    {
        var path = url.AsSpan().TrimEnd('/');
        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end].TrimEnd('/');
        return MetadataText.Key(path[(path.LastIndexOf('/') + 1)..].ToString());
    }

    private static string Near(int distance) =>
        distance switch
        {
            < -30 => "far above",
            < -8 => "above",
            < -3 => "near above",
            < 0 => "right above",
            0 => "first",
            <= 3 => "right below",
            _ => "below",
        };
}
