using System.Net;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.Access;

/// <summary>Others than this machine reach the service only by a key, or because the operator said so aloud.</summary>
internal sealed class OpenBindingRule(IConfiguration configuration) : IValidateOptions<SearchOptions>
{
    public ValidateOptionsResult Validate(string? name, SearchOptions options)
    {
        if (options.Open || !string.IsNullOrEmpty(options.ApiKey))
        {
            return ValidateOptionsResult.Success;
        }

        var open = Addresses(configuration).Where(address => !IsLoopback(address)).ToArray();
        return open.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Search:ApiKey is missing, and {string.Join(", ", open)} can be reached from other machines. Set a key, or Search:Open=true where whoever reaches it may read, upload and replay."
            );
    }

    /// <summary>What the host will bind: the settings of its server, in the order in which that heeds them.</summary>
    internal static IReadOnlyList<string> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .ToArray();
        if (endpoints.Length > 0)
        {
            return endpoints;
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return
        [
            .. new[] { ("http_ports", "http"), ("https_ports", "https") }.SelectMany(entry =>
                (configuration[entry.Item1] ?? "")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(port => $"{entry.Item2}://*:{port}")
            ),
        ];
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
