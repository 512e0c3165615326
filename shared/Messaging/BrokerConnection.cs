using Pipeline.Settings;
using RabbitMQ.Client;

namespace Pipeline.Messaging;

/// <summary>Plain AMQP connections, for looking; their address decides whether there is TLS at all.</summary>
internal static class BrokerConnection
{
    /// <param name="options">Address and certificates.</param>
    /// <param name="name">For the broker's console.</param>
    public static ConnectionFactory Factory(BusOptions options, string name)
    {
        var factory = new ConnectionFactory { Uri = new Uri(options.ConnectionString!), ClientProvidedName = name };
        Configure(factory.Ssl, options.Tls);
        return factory;
    }

    private static void Configure(SslOption ssl, TlsOptions options)
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
