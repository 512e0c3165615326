using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pipeline.Settings;

/// <summary>The certificates that <see cref="TlsOptions"/> names, as they are now.</summary>
public sealed class CertificateFiles
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly TlsOptions _options;
    private readonly ReadAgain<X509Certificate2Collection> _trusted;
    private readonly ReadAgain<X509Certificate2> _own;

    public CertificateFiles(TlsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _trusted = new ReadAgain<X509Certificate2Collection>(ReadTrusted, options.CaFile);
        _own = new ReadAgain<X509Certificate2>(
            () => X509Certificate2.CreateFromPemFile(options.CertificateFile!, options.KeyFile),
            options.CertificateFile,
            options.KeyFile
        );
    }

    /// <summary>Who may sign the other side's certificate; null for those that the system trusts.</summary>
    public X509Certificate2Collection? Trusted() => _options.CaFile is null ? null : _trusted.Get();

    /// <summary>As whom this side shows itself; null as nobody.</summary>
    public X509Certificate2? Own() => _options.CertificateFile is null ? null : _own.Get();

    /// <summary>For a client, whether it goes on with the server.</summary>
    /// <exception cref="AuthenticationException">It does not; the message says why.</exception>
    public bool AcceptServer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        using var server = Load(certificate) ?? throw new AuthenticationException("The server shows no certificate.");
        var named = _options.ServerName is { } name
            ? server.MatchesHostname(name)
            : !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        if (!named)
        {
            throw new AuthenticationException(
                $"The server's certificate ({server.Subject}) is not for {_options.ServerName ?? "the host in the address"}. Mend the address, or say by Tls:ServerName which name the certificate bears."
            );
        }

        var why =
            Trusted() is { } trusted ? Fault(server, trusted, chain, ServerAuthentication)
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
                ? "no authority that this system trusts has signed it; name its authority by Tls:CaFile"
            : null;
        return why is null ? true : throw new AuthenticationException($"The server's certificate ({server.Subject}) is refused: {why}.");
    }

    /// <summary>For a server, whether the client's certificate is signed by whom it trusts.</summary>
    public bool AcceptsClient(X509Certificate2 certificate, X509Chain? chain) =>
        Trusted() is { } trusted && Fault(certificate, trusted, chain, ClientAuthentication) is null;

    private static string? Fault(X509Certificate2 certificate, X509Certificate2Collection trusted, X509Chain? given, string purpose)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));

        // Authorities of one's own seldom publish lists of what they took back; such certificates live for a short time instead.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (given is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(given.ChainPolicy.ExtraStore);
            chain.ChainPolicy.ExtraStore.AddRange(given.ChainElements.Select(element => element.Certificate).ToArray());
        }

        return chain.Build(certificate)
            ? null
            : string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct());
    }

    private X509Certificate2Collection ReadTrusted()
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(_options.CaFile!);
        return certificates.Count > 0 ? certificates : throw new CryptographicException($"{_options.CaFile} holds no certificate");
    }

    private static X509Certificate2? Load(X509Certificate? certificate) =>
        certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
}
