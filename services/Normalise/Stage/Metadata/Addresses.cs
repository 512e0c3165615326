namespace Pipeline.Normalise.Metadata;

internal static class Addresses
{
    private const int MaxLength = 2_000;

    /// <summary>The first of the candidates that is a web address of its own.</summary>
    public static string? Page(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (Absolute(candidate) is { } url)
            {
                return url;
            }
        }

        return null;
    }

    public static string? Resolve(string? address, string? page)
    {
        if (address is null || address.Length > MaxLength)
        {
            return null;
        }

        if (Absolute(address) is { } whole)
        {
            return whole;
        }

        return
            page is not null
            && Uri.TryCreate(page, UriKind.Absolute, out var from)
            && Uri.TryCreate(from, address, out var found)
            && IsWeb(found)
            ? found.ToString()
            : null;
    }

    /// <summary>The host without "www.".</summary>
    public static string? Host(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return null;
        }

        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
    }

    private static string? Absolute(string? address)
    {
        if (address is null || address.Length > MaxLength)
        {
            return null;
        }

        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            address = "https:" + address;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsWeb(uri) ? address : null;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https";
}
