using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using Pipeline.Settings;

namespace Pipeline.Search.Access;

/// <summary>
/// The certificate of the page's <c>https://</c> addresses, and whose certificates a client must bear, where any are asked for.
/// </summary>
internal static class PageTls
{
    public static void Configure(KestrelServerOptions server, IOptions<SearchOptions> options)
    {
        var tls = options.Value.Tls;
        if (!tls.IsSet)
        {
            return;
        }

        var files = new CertificateFiles(tls);
        server.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificateSelector = (_, _) => files.Own();
            if (tls.CaFile is not null)
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, chain, _) => files.AcceptsClient(certificate, chain);
            }
        });
    }

    /// <summary>Set without an address that would use them, or half, they are a mistake.</summary>
    internal sealed class Rule(IConfiguration configuration) : IValidateOptions<SearchOptions>
    {
        public ValidateOptionsResult Validate(string? name, SearchOptions options)
        {
            var faults = options.Tls.Faults().ToList();
            if (options.Tls.IsSet && options.Tls.CertificateFile is null)
            {
                faults.Add("Tls:CertificateFile and Tls:KeyFile are missing: the page's own certificate.");
            }

            if (
                options.Tls.IsSet
                && !OpenBindingRule
                    .Addresses(configuration)
                    .Any(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            )
            {
                faults.Add("Tls is set, and no address begins with https://. Name one by --urls or ASPNETCORE_URLS.");
            }

            return faults.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => $"{SearchOptions.Section}:{fault}"));
        }
    }
}
