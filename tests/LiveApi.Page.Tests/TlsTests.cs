using System;
using System.Diagnostics;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using LiveApi.Simulator.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests;

/// <summary>The page of the program with --tls, in a browser that trusts its certificate for this test alone, and in one that does not.</summary>
public sealed class TlsTests(Chromium chromium) : IAsyncLifetime
{
    private Process? _program;
    private Uri _address = new("wss://127.0.0.1");
    private string _authority = "";

    public async ValueTask InitializeAsync()
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator");
        _program = Process.Start(new ProcessStartInfo(program, ["serve", "--tls", "--quiet", "--stop-with-stdin", "--speed", "instant"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        _authority = (await _program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!["certificate ".Length..];
        _address = new Uri((await _program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!["listening on ".Length..]);
    }

    public async ValueTask DisposeAsync()
    {
        _program!.StandardInput.Close();
        await _program.WaitForExitAsync(TestContext.Current.CancellationToken);
        _program.Dispose();
    }

    [Fact]
    public async Task It_shows_a_conversation_live_and_complains_of_nothing()
    {
        await using IBrowser browser = await TrustingAsync();
        await using OpenPage open = await OpenPage.OpenAsync(browser, PageAddress);
        await using RawClient client = new();
        client.Socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOurs(certificate!);
        client.Socket.Options.SetRequestHeader("x-goog-api-key", "test-key");
        await client.Socket.ConnectAsync(new Uri(_address, RawClient.Gemini), TestContext.Current.CancellationToken);
        await client.SendAsync("{\"setup\":{\"model\":\"" + RawClient.Model + "\",\"outputAudioTranscription\":{}}}");
        await client.SendAsync("""{"realtimeInput":{"text":"By TLS."}}""");
        await client.TurnAsync();

        // What is told of comes over the feed: the page was open before.
        await Assertions.Expect(open.Sessions).ToHaveCountAsync(1);
        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.turnComplete")).ToBeAttachedAsync();
        await OpenPage.Of(open.Client, "realtimeInput.text").ClickAsync();
        await Assertions.Expect(open.Detail.Locator("pre")).ToContainTextAsync("By TLS.");
        Assert.Equal("https:", await open.Page.EvaluateAsync<string>("location.protocol"));
        Assert.True(await open.Page.EvaluateAsync<bool>("isSecureContext"));
        Assert.Equal([_address.Authority], open.Hosts);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_browser_that_does_not_trust_it_refuses_it()
    {
        Assert.SkipUnless(chromium.Browser is not null, "needs chromium: apt-get install chromium");
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();

        PlaywrightException refused = await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync(PageAddress.AbsoluteUri));
        Assert.Contains("ERR_CERT_AUTHORITY_INVALID", refused.Message, StringComparison.Ordinal);
    }

    private Uri PageAddress => new UriBuilder(_address) { Scheme = "https" }.Uri;

    /// <summary>A browser that takes this one key, whoever signed it.</summary>
    private async Task<IBrowser> TrustingAsync()
    {
        using TcpClient tcp = new();
        await tcp.ConnectAsync(_address.Host, _address.Port, TestContext.Current.CancellationToken);
        await using SslStream tls = new(tcp.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => IsOurs(certificate!));
        await tls.AuthenticateAsClientAsync(_address.Host);
        using X509Certificate2 certificate = new(tls.RemoteCertificate!);
        string key = Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        return await chromium.LaunchAsync($"--ignore-certificate-errors-spki-list={key}");
    }

    private bool IsOurs(X509Certificate certificate)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build((X509Certificate2)certificate);
    }
}
