using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Tests.Support;

/// <summary>A certificate authority that lives as long as a test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal TestAuthority(string name = "CN=LiveApi test CA")
    {
        CertificateRequest request = new(name, _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The CA's certificate, with its key.</summary>
    internal X509Certificate2 Certificate { get; }

    /// <summary>A server's certificate for a host name or address, with its key.</summary>
    internal X509Certificate2 Issue(string host, int validForDays = 10)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + host, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(host, out IPAddress? address)) { names.AddIpAddress(address); } else { names.AddDnsName(host); }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        DateTimeOffset start = Certificate.NotBefore.ToUniversalTime();
        using X509Certificate2 bare = request.Create(Certificate, start, start.AddDays(validForDays), [1, 2, 3, 4, 5, 6, 7, 8]);
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);

        // Windows wants the key of a server's certificate in a store: a PKCS 12 puts it there.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
