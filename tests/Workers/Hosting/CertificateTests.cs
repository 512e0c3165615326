using Pipeline.Messaging;
using Pipeline.Settings;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>Certificates from files that come and go while a process runs for years.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly TestAuthority _authority;

    public CertificateTests() => _authority = new TestAuthority(_scratch["certificates"]);

    public void Dispose()
    {
        _authority.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_renewed_certificate_is_taken_up_also_behind_the_links_of_a_mounted_secret()
    {
        var (certificate, key) = _authority.Client("first");
        var (later, laterKey) = _authority.Client("second");
        foreach (var (name, from, fromKey) in new[] { ("one", certificate, key), ("two", later, laterKey) })
        {
            Directory.CreateDirectory(_scratch[name]);
            File.Copy(from, _scratch[name, "tls.crt"]);
            File.Copy(fromKey, _scratch[name, "tls.key"]);
        }

        Directory.CreateSymbolicLink(_scratch["..data"], _scratch["one"]);
        var files = new CertificateFiles(
            new TlsOptions { CertificateFile = _scratch["..data", "tls.crt"], KeyFile = _scratch["..data", "tls.key"] }
        );
        files.Own()!.Subject.Should().Be("CN=first");

        Directory.Delete(_scratch["..data"]);
        Directory.CreateSymbolicLink(_scratch["..data"], _scratch["two"]);

        files.Own()!.Subject.Should().Be("CN=second");
    }

    [Fact]
    public void A_certificate_that_is_being_replaced_leaves_the_one_before()
    {
        var (certificate, key) = _authority.Client("first");
        var files = new CertificateFiles(new TlsOptions { CertificateFile = certificate, KeyFile = key });
        files.Own();

        File.WriteAllText(certificate, "-----BEGIN CERTIF");

        files.Own()!.Subject.Should().Be("CN=first");
    }

    [Fact]
    public void What_cannot_work_is_told_at_the_start()
    {
        File.WriteAllText(_scratch["empty.pem"], "");
        string[] Faults(string address, TlsOptions tls) =>
            [.. OptionsFaults.Of(new BusOptions { ConnectionString = address, Tls = tls }, BusOptions.Section)];

        Faults("amqp://broker", new TlsOptions { CaFile = _authority.File })
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("Bus:ConnectionString begins with amqp://");
        Faults("amqps://broker", new TlsOptions { CaFile = _scratch["empty.pem"] })
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Tls:CaFile")
            .And.Contain("holds no certificate");
        Faults("amqps://broker", new TlsOptions { CertificateFile = _authority.File })
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("belong together");
        Faults("amqps://broker", new TlsOptions { CertificateFile = _scratch["gone.crt"], KeyFile = _scratch["gone.key"] })
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("gone.crt");
    }
}
