using MongoDB.Driver;
using Pipeline.Settings;

namespace Pipeline.Persistence.Mongo;

/// <summary>Certificates of the store's connections.</summary>
internal static class MongoTls
{
    public static void Configure(MongoClientSettings settings, TlsOptions options)
    {
        settings.UseTls |= options.IsSet;
        if (!settings.UseTls || (settings.AllowInsecureTls && !options.IsSet))
        {
            return;
        }

        var files = new CertificateFiles(options);
        settings.SslSettings = new SslSettings
        {
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = files.AcceptServer,
            ClientCertificateSelectionCallback = options.CertificateFile is null ? null : (_, _, _, _, _) => files.Own()!,
        };
    }
}
