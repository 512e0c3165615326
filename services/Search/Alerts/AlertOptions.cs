using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Pipeline.Search.Alerts;

/// <summary>Section <c>Search:Alerts</c>: where alerts may be sent. Nowhere by default.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>
    /// Beginnings of webhook addresses that are allowed: scheme, host and port, and a path if it is to begin so, for example
    /// <c>https://hooks.example.com/news/</c>.
    /// </summary>
    public IList<string> Addresses { get; init; } = [];

    /// <summary>
    /// Networks of private addresses that an allowed host name may lead to, for example <c>10.1.0.0/16</c>. Without it a name leads to
    /// public addresses alone, and a private one has to be named in <see cref="Addresses"/> in figures.
    /// </summary>
    public IList<string> Networks { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Addresses.Where(address => !AllowedAddresses.IsAddress(address)))
        {
            yield return new ValidationResult($"Search:Alerts:Addresses: {address} is no http or https address without user and query.");
        }

        foreach (var network in Networks.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            yield return new ValidationResult($"Search:Alerts:Networks: {network} is no network like 10.1.0.0/16.");
        }
    }
}
