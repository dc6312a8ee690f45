using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

public static partial class CertificateFile
{
    // The constructor would take a store of keys, too.
    private static X509Certificate2 Load(byte[] content)
        => content.Length > 0 && X509Certificate2.GetCertContentType(content) == X509ContentType.Cert ? new X509Certificate2(content) : throw new CryptographicException("Not a certificate.");
}
