using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The recorder as a user starts it: by TLS on both sides, into a file that is its owner's alone.</summary>
public sealed class RecordProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Recording => Path.Combine(_folder, "session.jsonl");

    [Fact]
    public async Task It_records_from_tls_to_tls_where_the_services_authority_is_given()
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        await using SimulatorHost service = await ServeAsync(authority);
        using Process program = Start("--upstream", service.Address.AbsoluteUri, "--ca", authority.File, "--tls", "--json");
        JsonNode first = JsonNode.Parse((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        Uri address = new((string)first["listening"]!);
        Assert.Equal("wss", address.Scheme);
        await using (RawClient client = new())
        {
            Trust(client.Socket.Options, (string)first["certificate"]!);
            client.Socket.Options.SetRequestHeader("x-goog-api-key", "k");
            await client.Socket.ConnectAsync(new Uri(address, RawClient.Gemini), TestContext.Current.CancellationToken);
            await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live"}}""");
            await client.UntilAsync("setupComplete");
            await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        }

        Assert.Equal(UnixOwner, OperatingSystem.IsWindows() ? UnixOwner : File.GetUnixFileMode(Recording));
        program.StandardInput.Close();
        JsonNode last = JsonNode.Parse((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, Recording, 1, 0), (program.ExitCode, (string)last["file"]!, (int)last["connections"]!, (int)last["leftOut"]!));
        Assert.Contains("setupComplete", await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists((string)first["certificate"]!));
    }

    [Fact]
    public async Task A_service_that_is_not_trusted_is_a_502_that_says_why()
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System), other = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        await using SimulatorHost service = await ServeAsync(authority);
        using Process program = Start("--upstream", service.Address.AbsoluteUri, "--ca", other.File);
        Uri address = new((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!["listening on ".Length..]);
        await using RawClient client = new();
        client.Socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => client.Socket.ConnectAsync(new Uri(address, RawClient.Gemini), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadGateway, client.Socket.HttpStatusCode);
        using HttpClient http = new();
        using HttpResponseMessage answer = await http.GetAsync(new Uri(new UriBuilder(address) { Scheme = "http" }.Uri, "/v1beta/models"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);

        program.StandardInput.Close();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("#1 refused with 502: The remote certificate", await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_stays_unless_force_says_otherwise_and_then_its_rights_go_too()
    {
        await File.WriteAllTextAsync(Recording, "mine", TestContext.Current.CancellationToken);
        using (Process refused = Start("--upstream", "ws://127.0.0.1:1"))
        {
            await refused.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, refused.ExitCode);
            Assert.Equal("mine", await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken));
        }

        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(Recording, UnixOwner | UnixFileMode.OtherRead); }
        using Process forced = Start("--upstream", "ws://127.0.0.1:1", "--force");
        await forced.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        forced.StandardInput.Close();
        await forced.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, forced.ExitCode);
        Assert.DoesNotContain("mine", await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(UnixOwner, OperatingSystem.IsWindows() ? UnixOwner : File.GetUnixFileMode(Recording));
    }

    [Fact]
    public async Task An_authority_for_a_service_without_tls_is_a_mistake()
    {
        using TestAuthority authority = TestAuthority.Make(IPAddress.Loopback, TimeProvider.System);
        using Process program = Start("--upstream", "ws://127.0.0.1:1", "--ca", authority.File);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, false), (program.ExitCode, File.Exists(Recording)));
        Assert.StartsWith("--ca is for an upstream with TLS", await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const UnixFileMode UnixOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static Task<SimulatorHost> ServeAsync(TestAuthority authority)
        => SimulatorHost.StartAsync(new SimulatorServer(new SimulatorOptions { Speed = Speed.Instant }), new ListenAt { Certificate = authority.Certificate }, TestContext.Current.CancellationToken);

    private Process Start(params string[] options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator");
        ProcessStartInfo start = new(program, ["record", "--stop-with-stdin", .. options, Recording]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    private static void Trust(ClientWebSocketOptions options, string file)
        => options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            using X509Chain chain = new();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build((X509Certificate2)certificate!);
        };
}
