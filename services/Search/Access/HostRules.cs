using System.Net;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.Access;

/// <summary>
/// Which names this service answers to. A page elsewhere can have its own name point here (DNS rebinding), and to the browser this service
/// is then that page's; so only loopback names, addresses in figures, which no DNS gives out, and what the operator names are answered.
/// </summary>
internal sealed class HostRules(IOptions<SearchOptions> options)
{
    private readonly HashSet<string> _named = new(options.Value.Hosts, StringComparer.OrdinalIgnoreCase);

    public bool Answers(HostString host)
    {
        var name = host.Host.TrimEnd('.');
        return name.Length > 0
            && (
                name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || IPAddress.TryParse(name.Trim('[', ']'), out _)
                || _named.Contains(name)
                || _named.Contains("*")
            );
    }

    /// <summary>
    /// Whether a request that changes something comes from a page of this service, or from a program. Browsers say where a request comes
    /// from, in one of three ways; programs say nothing.
    /// </summary>
    public static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is "same-origin" or "none";
        }

        foreach (var header in new[] { request.Headers.Origin.ToString(), request.Headers.Referer.ToString() })
        {
            if (header.Length > 0)
            {
                return Uri.TryCreate(header, UriKind.Absolute, out var from)
                    && from.Scheme == request.Scheme
                    && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
            }
        }

        return true;
    }
}
