using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
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
    public async Task The_log_says_what_a_client_did_that_spoke_TLS_to_a_port_without()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = new();
        await Assert.ThrowsAsync<WebSocketException>(() => client.Socket.ConnectAsync(new UriBuilder(simulator.Address) { Scheme = "wss" }.Uri, TestContext.Current.CancellationToken));

        Assert.StartsWith("A client spoke TLS to a port that has none: start with --tls", Assert.Single(simulator.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_what_a_client_did_that_spoke_no_TLS_to_a_port_with_it()
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        TaskCompletionSource<string> said = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SimulatorServer server = new(new SimulatorOptions { Log = line => said.TrySetResult(line) });
        await using SimulatorHost host = await SimulatorHost.StartAsync(server, new ListenAt { Certificate = authority.Certificate }, TestContext.Current.CancellationToken);
        await using RawClient client = new();
        await Assert.ThrowsAsync<WebSocketException>(() => client.Socket.ConnectAsync(new Uri(new UriBuilder(host.Address) { Scheme = "ws" }.Uri, RawClient.Gemini + "?key=AIza0"), TestContext.Current.CancellationToken));

        string line = await said.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Matches(@"^A TLS handshake failed \(.+\): base URLs begin with wss or https here", line);
        Assert.DoesNotContain("AIza0", line, StringComparison.Ordinal);
    }

    /// <summary>What RFC 5280 asks of them, and Python's own client with it.</summary>
    [Fact]
    public void Its_certificates_satisfy_strict_clients()
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        using X509Certificate2 root = X509Certificate2.CreateFromPem(File.ReadAllText(authority.File));

        ReadOnlyMemory<byte> id = Only<X509SubjectKeyIdentifierExtension>(root).SubjectKeyIdentifierBytes;
        Assert.Equal(id.ToArray(), Only<X509AuthorityKeyIdentifierExtension>(authority.Certificate).KeyIdentifier!.Value.ToArray());
        Assert.NotEqual(id.ToArray(), Only<X509SubjectKeyIdentifierExtension>(authority.Certificate).SubjectKeyIdentifierBytes.ToArray());
        Assert.Equal(X509KeyUsageFlags.KeyCertSign, Only<X509KeyUsageExtension>(root).KeyUsages);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, Only<X509KeyUsageExtension>(authority.Certificate).KeyUsages);
        Assert.True(Only<X509BasicConstraintsExtension>(root) is { CertificateAuthority: true, Critical: true });
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

    private static T Only<T>(X509Certificate2 certificate) where T : X509Extension => Assert.Single(certificate.Extensions.OfType<T>());

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
