using Pipeline.Settings;
using RabbitMQ.Client;

namespace Pipeline.Messaging;

/// <summary>Certificates of a plain AMQP connection; its address decides whether there is TLS at all.</summary>
internal static class BrokerTls
{
    public static void Configure(SslOption ssl, TlsOptions options)
    {
        if (!ssl.Enabled)
        {
            return;
        }

        var files = new CertificateFiles(options);
        ssl.ServerName = options.ServerName ?? ssl.ServerName;
        ssl.CertificateValidationCallback = files.AcceptServer;
        if (options.CertificateFile is not null)
        {
            ssl.CertificateSelectionCallback = (_, _, _, _, _) => files.Own()!;
        }
    }
}
