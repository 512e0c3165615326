using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pipeline.Tests.Support;

/// <summary>An authority of the test's own, and certificates that it signed, as PEM files in a folder.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly string _folder;

    public TestAuthority(string folder, string name = "authority")
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _root = request.CreateSelfSigned(From, From.AddYears(2));
        File = Path.Combine(_folder, $"{name}.pem");
        System.IO.File.WriteAllText(File, _root.ExportCertificatePem());
    }

    /// <summary>The authority's certificate.</summary>
    public string File { get; }

    /// <summary>For 127.0.0.1 and a name.</summary>
    public (string Certificate, string Key) Server(string name = "localhost", bool loopback = true)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (loopback)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        return Sign(name, "1.3.6.1.5.5.7.3.1", names.Build());
    }

    public (string Certificate, string Key) Client(string name) => Sign(name, "1.3.6.1.5.5.7.3.2", null);

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private (string Certificate, string Key) Sign(string name, string purpose, X509Extension? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        using var certificate = request.Create(_root, From, From.AddYears(1), RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        System.IO.File.WriteAllText($"{file}.crt", certificate.ExportCertificatePem());
        System.IO.File.WriteAllText($"{file}.key", key.ExportPkcs8PrivateKeyPem());
        return ($"{file}.crt", $"{file}.key");
    }
}
