using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

public static partial class CertificateFile
{
    private static X509Certificate2 Load(byte[] content) => X509CertificateLoader.LoadCertificate(content);
}
