using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.Alerts;

/// <summary>
/// Where alerts may be sent: asked by address when a search is saved and whenever one is sent, and by what the name leads to when a
/// connection is made. So nobody who may save a search can have this machine talk to its neighbours.
/// </summary>
public sealed class AllowedAddresses(IOptions<SearchOptions> options)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/127",
            "64:ff9b::/96", // stands for an IPv4 address, whichever
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly Uri[] _addresses = [.. options.Value.Alerts.Addresses.Where(IsAddress).Select(address => new Uri(address))];

    private readonly IPNetwork[] _networks =
    [
        .. options.Value.Alerts.Networks.Where(network => IPNetwork.TryParse(network, out _)).Select(network => IPNetwork.Parse(network)),
    ];

    public bool IsAny => _addresses.Length > 0;

    /// <summary>Whether an alert may be sent there.</summary>
    public bool Allows(string address) => IsAddress(address) && Allows(new Uri(address));

    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _addresses.Any(allowed =>
            allowed.Scheme == address.Scheme
            && allowed.IdnHost == address.IdnHost
            && allowed.Port == address.Port
            && IsBelow(address.AbsolutePath, allowed.AbsolutePath)
        );
    }

    /// <summary>Connects to what a host's name leads to, if it may: the very address that was looked at, not one asked for again.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var endpoint = context.DnsEndPoint;
        var found = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken);
        IPAddress[] allowed = [.. found.Where(address => MayConnect(endpoint.Host, address))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(
                $"{endpoint.Host} leads to {string.Join(", ", found.Select(address => address.ToString()))}, which is not public. Name that address or its network in Search:Alerts."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>An address in full: http or https, with neither user nor fragment, and not longer than any that there is.</summary>
    internal static bool IsAddress(string address) =>
        address.Length <= 2_000
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0;

    /// <summary>What is named is allowed: an address in figures, and loopback by its name.</summary>
    internal bool MayConnect(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !NotPublic.Any(network => network.Contains(plain))
            || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && named.Equals(plain))
            || (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && IPAddress.IsLoopback(plain))
            || _networks.Any(network => network.Contains(plain));
    }

    // "/news" is above "/news/1" and not above "/newspaper". Dots that lead up are gone from a Uri's path, unless they are written as %2e.
    private static bool IsBelow(string path, string allowed) =>
        !path.Contains('%', StringComparison.Ordinal) || allowed == "/"
            ? path.StartsWith(allowed, StringComparison.Ordinal)
                && (allowed.EndsWith('/') || path.Length == allowed.Length || path[allowed.Length] == '/')
            : path == allowed;
}
