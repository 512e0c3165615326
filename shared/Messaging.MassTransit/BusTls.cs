using System.Security.Authentication;
using MassTransit;
using Pipeline.Settings;

namespace Pipeline.Messaging;

/// <summary>Certificates of the bus's connection.</summary>
internal static class BusTls
{
    public static void Configure(IRabbitMqSslConfigurator ssl, TlsOptions options, string host)
    {
        var files = new CertificateFiles(options);
        ssl.ServerName = options.ServerName ?? host;
        ssl.Protocol = SslProtocols.None; // the system's choice; MassTransit's own is TLS 1.2 alone
        ssl.CertificateValidationCallback = files.AcceptServer;
        if (options.CertificateFile is not null)
        {
            ssl.CertificateSelectionCallback = (_, _, _, _, _) => files.Own()!;
        }
    }
}
