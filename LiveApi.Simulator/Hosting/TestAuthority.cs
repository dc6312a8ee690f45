using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// A certificate for this machine, and the authority that signed it and nothing else: its key is gone once it has. The authority's certificate lies in a
/// file for clients to trust, which goes with this object.
/// </summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    private TestAuthority(X509Certificate2 certificate, string file) => (Certificate, File) = (certificate, file);

    /// <summary>With its key, for the server.</summary>
    internal X509Certificate2 Certificate { get; }

    /// <summary>The authority's own certificate in PEM.</summary>
    internal string File { get; }

    internal static TestAuthority Make(IPAddress host, TimeProvider clock)
    {
        DateTimeOffset from = clock.GetUtcNow() - ClockSlack, to = clock.GetUtcNow() + Lifetime;
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=LiveApi.Simulator test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        X509SubjectKeyIdentifierExtension authorityId = new(authority.PublicKey, critical: false);
        authority.CertificateExtensions.Add(authorityId);
        using X509Certificate2 root = authority.CreateSelfSigned(from, to);

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=LiveApi.Simulator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        // Strict clients, such as Python's from 3.13 on, follow these two from the one certificate to the other.
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(authorityId));
        request.CertificateExtensions.Add(NamesOf(host));
        using X509Certificate2 signed = request.Create(root, from, to, RandomNumberGenerator.GetBytes(16));
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        // Windows' TLS takes keys that have been through a file only.
        X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        string file = Path.Combine(Path.GetTempPath(), $"liveapi-simulator-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.pem");
        System.IO.File.WriteAllText(file, root.ExportCertificatePem() + "\n");
        return new TestAuthority(certificate, file);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        System.IO.File.Delete(File);
    }

    private static X509Extension NamesOf(IPAddress host)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddDnsName(Environment.MachineName);
        foreach (IPAddress address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback, host]) { names.AddIpAddress(address); }
        return names.Build();
    }
}
