using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>A gateway with a CA of its own: real TLS, real certificates, made for the test.</summary>
public sealed class CustomAuthorityTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The netstandard2.0 build can trust no CA for one connection alone, and says so before it dials.</summary>
    private static string Said(string onNewerShells) => CoreBuild.IsNetStandard ? "cannot trust a CA" : onNewerShells;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_server_is_trusted_by_the_CA_that_was_given()
    {
        if (CoreBuild.IsNetStandard)
        {
            LiveException cannot = await RefusedAsync("127.0.0.1", _authority.Issue("127.0.0.1"), [_authority.Certificate]);
            Assert.Equal(LiveFault.TlsFailed, cannot.Fault);
            Assert.Contains(Said(string.Empty), cannot.Message, StringComparison.Ordinal);
            Assert.Contains("PowerShell 7.6", cannot.Advice, StringComparison.Ordinal);
            return;
        }

        await using LoopbackService service = new(_authority.Issue("127.0.0.1"));
        LiveSession session = await LiveSession.ConnectAsync(To(service, Pem(_authority.Certificate)), Token);

        await session.CloseAsync();

        Assert.Contains("x-goog-api-key: test-key", service.Upgrade, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_CA_it_is_not()
    {
        LiveException fault = await RefusedAsync("127.0.0.1", _authority.Issue("127.0.0.1"), roots: null);

        Assert.Equal(LiveFault.TlsFailed, fault.Fault);
        Assert.Contains("-CertificateAuthority), or add it to the system's trusted roots", fault.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("ws://", fault.Advice, StringComparison.Ordinal);
        Assert.Contains("PartialChain", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_CA_of_the_same_name_does_not_do()
    {
        using TestAuthority impostor = new();

        LiveException fault = await RefusedAsync("127.0.0.1", impostor.Issue("127.0.0.1"), [_authority.Certificate]);

        Assert.Equal(LiveFault.TlsFailed, fault.Fault);
        Assert.Contains(Said("the certificate is not accepted"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_does_not_do()
    {
        LiveException fault = await RefusedAsync("127.0.0.1", _authority.Issue("gateway.example"), [_authority.Certificate]);

        Assert.Contains(Said("for another host name"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_does_not_do()
    {
        LiveException fault = await RefusedAsync("127.0.0.1", _authority.Issue("127.0.0.1", validForDays: 0), [_authority.Certificate]);

        Assert.Contains(Said("NotTimeValid"), fault.Message, StringComparison.Ordinal);
        Assert.Contains(CoreBuild.IsNetStandard ? "PowerShell 7.6" : "clock", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_hold_several_certificates_or_one_in_DER()
    {
        using TestAuthority other = new("CN=Another");
        string bundle = _folder.Write("bundle.pem", Encoding.ASCII.GetBytes($"# ours\n{_authority.Certificate.ExportCertificatePem()}\n{other.Certificate.ExportCertificatePem()}\n"));
        string der = _folder.Write("one.cer", _authority.Certificate.Export(X509ContentType.Cert));

        Assert.Equal(2, CertificateFile.Read(bundle).Count);
        Assert.Equal(_authority.Certificate.Thumbprint, Assert.Single(CertificateFile.Read(der)).Thumbprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("certainly not a certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nA=A\n-----END CERTIFICATE-----")]
    public void A_file_without_certificates_is_refused(string content)
        => Assert.Equal(LiveFault.CertificateUnreadable, Assert.Throws<LiveException>(() => CertificateFile.Read(_folder.Write("ca.pem", Encoding.ASCII.GetBytes(content)))).Fault);

    [Fact]
    public void A_file_that_is_not_there_is_refused()
        => Assert.Equal(LiveFault.CertificateUnreadable, Assert.Throws<LiveException>(() => CertificateFile.Read(Path.Combine(_folder.Path, "none.pem"))).Fault);

    private static async Task<LiveException> RefusedAsync(string host, X509Certificate2 certificate, X509Certificate2Collection? roots)
    {
        await using LoopbackService service = new(certificate);
        return await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(To(service, roots, host), Token));
    }

    private X509Certificate2Collection Pem(X509Certificate2 certificate)
        => CertificateFile.Read(_folder.Write("ca.pem", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem())));

    private static LiveSessionOptions To(LoopbackService service, X509Certificate2Collection? roots, string host = "127.0.0.1") => new()
    {
        Endpoint = LiveEndpoint.Below(new Uri($"wss://{host}:{service.Port}"), Backend.Gemini),
        Setup = new Setup { Model = "models/gemini-3.8-live" },
        Credential = LiveApi.Auth.LiveCredential.ApiKey("test-key"),
        ExtraRoots = roots,
        Proxy = ProxyRoute.Direct,
    };
}
