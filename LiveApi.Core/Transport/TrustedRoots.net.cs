using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

/// <summary>Accepts the certificates that the system accepts, and those that lead to one of these roots; keeps what was wrong with one that it did not accept.</summary>
/// <param name="roots">Roots besides the system's own; null: none.</param>
internal sealed class TrustedRoots(X509Certificate2Collection? roots)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>What was wrong with the certificate that was refused last.</summary>
    internal string? Refusal { get; private set; }

    internal bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        List<string> wrong = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) { wrong.Add("the server has none"); }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) { wrong.Add("it is for another host name"); }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && certificate is not null)
        {
            wrong.AddRange(roots is null ? Said(chain) is { Length: > 0 } said ? said : ["its chain is not trusted"] : Objections(new X509Certificate2(certificate), chain, roots));
        }

        Refusal = wrong.Count == 0 ? null : $"the certificate is not accepted: {string.Join("; ", wrong)}";
        return wrong.Count == 0;
    }

    private static string[] Said(X509Chain? chain)
        => [.. (chain?.ChainStatus ?? []).Select(static status => $"{status.Status} ({status.StatusInformation.Trim()})").Distinct()];

    private static string[] Objections(X509Certificate2 certificate, X509Chain? sent, X509Certificate2Collection roots)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));

        // A CA of one's own seldom says where to ask for revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (X509Certificate2 other in sent?.ChainElements.Select(static element => element.Certificate) ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(other);
        }

        return chain.Build(certificate) ? [] : Said(chain);
    }
}
