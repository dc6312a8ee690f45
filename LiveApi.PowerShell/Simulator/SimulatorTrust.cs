using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Simulator;

/// <summary>Trust in the authority that a simulator made for itself, and in no other that the system does not know.</summary>
internal static class SimulatorTrust
{
    internal static HttpClientHandler HandlerFor(string authorityFile)
    {
        X509Certificate2 authority = CertificateFile.Read(authorityFile)[0];
        return new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors)
                => errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is not null && IsSignedBy(certificate, authority)),
        };
    }

    private static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.ExtraStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(certificate) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.Thumbprint == authority.Thumbprint;
    }
}
