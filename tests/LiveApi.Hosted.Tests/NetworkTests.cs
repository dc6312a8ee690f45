using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>How to get there, as a user says it: proxies, headers, a CA of one's own.</summary>
public sealed class NetworkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proxy_gets_the_name_and_password_that_are_given_and_the_service_does_not()
    {
        await using LoopbackService service = new();
        await using LoopbackProxy proxy = new("me:pass-word");
        using HostedShell shell = HostedShell.Open();

        (await shell.RunAsync(
            "Connect-LiveSession -Uri $args[0] -Proxy $args[1] -ProxyCredential ([pscredential]::new('me', (ConvertTo-SecureString pass-word -AsPlainText))) -Header @{ 'x-tenant' = 7 } | Disconnect-LiveSession",
            Stop,
            $"ws://live.test:{service.Port}",
            proxy.Address)).OrThrow();

        Assert.Equal(200, proxy.Requests.Last().Status);
        Assert.Contains("x-tenant: 7\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Proxy-Authorization", service.Upgrade, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_host_on_the_bypass_list_is_reached_without_the_proxy()
    {
        await using LoopbackService service = new();
        await using LoopbackProxy proxy = new("nobody:may");
        using HostedShell shell = HostedShell.Open();

        (await shell.RunAsync("Connect-LiveSession -Uri $args[0] -Proxy $args[1] -ProxyBypass *.example, 127.0.0.1 | Disconnect-LiveSession", Stop, $"ws://127.0.0.1:{service.Port}", proxy.Address)).OrThrow();

        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_gateway_with_a_CA_of_its_own_is_trusted_by_its_file()
    {
        using TestAuthority authority = new();
        using TemporaryFolder folder = new();
        string file = folder.Write("ca.pem", Encoding.ASCII.GetBytes(authority.Certificate.ExportCertificatePem()));
        await using LoopbackService service = new(authority.Issue("127.0.0.1"));
        using HostedShell shell = HostedShell.Open();
        string address = $"wss://127.0.0.1:{service.Port}";

        HostedRun without = await shell.RunAsync("Connect-LiveSession -Uri $args[0] -NoProxy", Stop, address);
        (await shell.RunAsync("Connect-LiveSession -Uri $args[0] -NoProxy -CertificateAuthority $args[1] | Disconnect-LiveSession", Stop, address, file)).OrThrow();

        Assert.Equal(["TlsFailed"], without.ErrorIds);
        Assert.Contains("-CertificateAuthority", ErrorOf(without).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ApiKey $key", "generativelanguage.googleapis.com")]
    [InlineData("-Vertex -ApiKey $key", "aiplatform.googleapis.com")]
    [InlineData("-Project p1 -AccessToken { 'ya29.x' }", "aiplatform.googleapis.com")]
    [InlineData("-Project p1 -Location us-central1 -AccessToken { 'ya29.x' }", "us-central1-aiplatform.googleapis.com")]
    [InlineData("-Project p1 -Location eu -AccessToken { 'ya29.x' }", "aiplatform.eu.rep.googleapis.com")]
    [InlineData("-Project p1 -Location us -AccessToken { 'ya29.x' }", "aiplatform.us.rep.googleapis.com")]
    public async Task Each_backend_and_location_has_its_host(string parameters, string host)
    {
        await using LoopbackProxy proxy = new("nobody:may", "403 Forbidden");
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync($"$key = ConvertTo-SecureString k -AsPlainText; Connect-LiveSession -Proxy $args[0] {parameters}", Stop, proxy.Address);

        Assert.Equal(["ProxyRefused"], run.ErrorIds);
        Assert.StartsWith($"CONNECT {host}:443 ", proxy.Requests.First().Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Request had invalid authentication credentials.", "CredentialRefused", "new token")]
    [InlineData(403, "Permission 'aiplatform.endpoints.predict' denied on resource", "CredentialRefused", "Vertex AI User")]
    [InlineData(404, "No such path: ?key=AIzaSyTheSecretThatNoTextMayHold00000", "UpgradeRefused", "version")]
    [InlineData(429, "Resource has been exhausted (e.g. check quota).", "QuotaExceeded", "half a minute")]
    [InlineData(503, "The service is currently unavailable.", "UpgradeRefused", "pause")]
    public async Task A_refused_upgrade_is_one_error_with_the_words_of_the_server(int status, string said, string id, string advice)
    {
        await using HttpDouble service = new(status, JsonSerializer.Serialize(new { error = new { code = status, message = said } }));
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync("Connect-LiveSession -NoProxy -Uri $args[0]", Stop, service.Address);

        Assert.Equal([id], run.ErrorIds);
        Assert.Contains($"({status}: {said.Replace("AIzaSyTheSecretThatNoTextMayHold00000", "...", StringComparison.Ordinal)})", ErrorOf(run).ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, ErrorOf(run).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("AIzaSy", $"{ErrorOf(run)}{ErrorOf(run).Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_answers_407_is_one_clear_error()
    {
        await using LoopbackProxy proxy = new("me:pass-word");
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync("Connect-LiveSession -Uri ws://live.test:9 -Proxy $args[0]", Stop, proxy.Address);

        Assert.Equal(["ProxyRefused"], run.ErrorIds);
        Assert.Contains("-ProxyCredential", ErrorOf(run).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-NoProxy -Proxy http://127.0.0.1:9", "SetupInvalid")]
    [InlineData("-ProxyBypass a", "SetupInvalid")]
    [InlineData("-Proxy ftp://127.0.0.1:9", "SetupInvalid")]
    [InlineData("-Proxy http://127.0.0.1:9 -ProxyBypass 'http://a'", "SetupInvalid")]
    [InlineData("-Header @{ Host = 'x' }", "HeaderInvalid")]
    [InlineData("-Header @{ 'x-a' = \"1`r`nx-b: 2\" }", "HeaderInvalid")]
    [InlineData("-CertificateAuthority ./none.pem", "CertificateUnreadable")]
    public async Task What_contradicts_or_cannot_be_is_refused_before_anything_is_dialled(string parameters, string id)
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync($"Connect-LiveSession -Uri ws://127.0.0.1:9 {parameters}", Stop);

        Assert.Equal([id], run.ErrorIds);
        Assert.False(string.IsNullOrWhiteSpace(ErrorOf(run).ErrorDetails.RecommendedAction));
    }

    private static ErrorRecord ErrorOf(HostedRun run) => run.Errors.Append(run.Terminating).OfType<ErrorRecord>().Single();
}
