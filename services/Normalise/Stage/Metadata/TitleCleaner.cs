namespace Pipeline.Normalise.Metadata;

/// <summary>Takes the site's name off a title.</summary>
internal static class TitleCleaner
{
    private static readonly string[] Separators =
    [
        " | ",
        " - ",
        " \u2013 ",
        " \u2014 ",
        " :: ",
        " \u00BB ",
        " \u00AB ",
        " \u00B7 ",
        " \u2022 ",
        " // ",
        " ~ ",
        "| ",
    ];

    /// <param name="siteKeys">Names of the site as letters alone (see <see cref="MetadataText.Key"/>).</param>
    public static string Clean(string title, IReadOnlyCollection<string> siteKeys)
    {
        for (var rounds = 0; rounds < 3; rounds++)
        {
            var shorter = Shorten(title, siteKeys);
            if (shorter is null)
            {
                break;
            }

            title = shorter;
        }

        return title;
    }

    /// <summary>
    /// For a page's title element where nothing else confirms it: what follows the last bar is the site's name if it is short.
    /// </summary>
    public static string CleanBlindly(string title)
    {
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " :: ", " \u00BB ", " \u2022 ", " - ", " \u2013 ", " \u2014 "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && Words(title.AsSpan(0, at)) >= 3 && Words(title.AsSpan(at + separator.Length)) <= 3)
            {
                return title[..at].Trim();
            }
        }

        return title;
    }

    private static string? Shorten(string title, IReadOnlyCollection<string> siteKeys)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsSite(title[(last + separator.Length)..], siteKeys))
            {
                return title[..last].Trim();
            }

            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsSite(title[..first], siteKeys))
            {
                return title[(first + separator.Length)..].Trim();
            }
        }

        return null;
    }

    private static bool IsSite(string part, IReadOnlyCollection<string> siteKeys)
    {
        var key = MetadataText.Key(part);
        foreach (var site in siteKeys)
        {
            if (
                key == site
                || (site.Length >= 4 && key.Length <= site.Length * 2 && key.Contains(site, StringComparison.Ordinal))
                || (key.Length >= 4 && site.Length <= key.Length * 2 && site.Contains(key, StringComparison.Ordinal))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in text.Trim().Split(' '))
        {
            words += range.End.Value > range.Start.Value ? 1 : 0;
        }

        return words;
    }
}
