using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The simulator by TLS, for clients that trust the authority that it made, and for no other.</summary>
public class TlsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_client_that_trusts_the_authority_talks_and_one_that_does_not_is_told(string name)
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        SimulatorServer server = new(new SimulatorOptions { Speed = Speed.Instant });
        await using SimulatorHost host = await SimulatorHost.StartAsync(server, new ListenAt { Certificate = authority.Certificate }, TestContext.Current.CancellationToken);
        Assert.Equal("wss", host.Address.Scheme);
        Uri address = new(new UriBuilder(host.Address) { Host = name }.Uri, RawClient.Gemini);

        await using RawClient client = new();
        Trust(client.Socket.Options, authority.File);
        await client.Socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live"}}""");
        Assert.Contains("closed", await ReasonAsync(client), StringComparison.Ordinal);

        await using RawClient stranger = new();
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => stranger.Socket.ConnectAsync(address, TestContext.Current.CancellationToken));
        Assert.IsType<System.Security.Authentication.AuthenticationException>(refused.InnerException!.InnerException ?? refused.InnerException);
    }

    [Fact]
    public async Task The_program_names_the_file_to_trust_before_the_address_and_deletes_it()
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator");
        using Process process = Process.Start(new ProcessStartInfo(program, ["serve", "--tls", "--quiet", "--stop-with-stdin"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string certificate = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        string listening = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.StartsWith("certificate ", certificate, StringComparison.Ordinal);
        Assert.Matches(@"^listening on wss://127\.0\.0\.1:\d+$", listening);
        string file = certificate["certificate ".Length..];
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, false), (process.ExitCode, File.Exists(file)));
    }

    /// <summary>Without a key the service closes after the setup: a whole exchange both ways.</summary>
    private static async Task<string> ReasonAsync(RawClient client)
    {
        (int code, string reason) = await client.CloseAsync();
        Assert.Equal(1008, code);
        return $"closed: {reason}";
    }

    private static void Trust(ClientWebSocketOptions options, string file)
        => options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0) { return false; }
            using X509Chain chain = new();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build((X509Certificate2)certificate!);
        };
}
