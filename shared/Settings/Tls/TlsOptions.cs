using System.Security.Cryptography;

namespace Pipeline.Settings;

/// <summary>
/// Whom a connection trusts and as whom it shows itself. Sections <c>Bus:Tls</c> and <c>Store:Tls</c>. All files are PEM and are read
/// again when they change, so that a renewed certificate needs no restart.
/// </summary>
public sealed class TlsOptions
{
    /// <summary>Certificates that alone are trusted to sign the server's; null for those that the system trusts.</summary>
    public string? CaFile { get; set; }

    /// <summary>The client's certificate, where the server asks for one; needs <see cref="KeyFile"/>.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Its private key, without a password.</summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// The name that the server's certificate has to bear; null for the host in the address. For an address in figures, or a tunnel. There
    /// is no way to leave the name unchecked.
    /// </summary>
    public string? ServerName { get; set; }

    /// <summary>Whether anything is set here, which is to ask for TLS.</summary>
    public bool IsSet => CaFile is not null || CertificateFile is not null || KeyFile is not null || ServerName is not null;

    /// <summary>What is wrong with them, each named as <c>Tls:CaFile</c>.</summary>
    public IEnumerable<string> Faults()
    {
        if ((CertificateFile is null) != (KeyFile is null))
        {
            yield return "Tls:CertificateFile and Tls:KeyFile belong together, and only one is set.";
            yield break;
        }

        var files = new CertificateFiles(this);
        foreach (var fault in new[] { FaultOf(nameof(CaFile), () => files.Trusted()), FaultOf(nameof(CertificateFile), () => files.Own()) })
        {
            if (fault is not null)
            {
                yield return fault;
            }
        }
    }

    private static string? FaultOf(string name, Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"Tls:{name} cannot be used: {exception.Message.TrimEnd('.')}.";
        }
    }
}
