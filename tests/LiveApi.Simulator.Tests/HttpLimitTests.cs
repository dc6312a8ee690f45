using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What a client may send over HTTP is bounded in size and in time, and none of it harms the others.</summary>
public class HttpLimitTests
{
    // Not below a second: the server's own heart beats that often.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.1);

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", 20_000, "431")]
    [InlineData("GET /", 20_000, "414")]
    [InlineData("POST /v1beta/auth_tokens?key=k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n", 0, "413")]
    [InlineData("nonsense\r\n\r\n", 0, "400")]
    public async Task What_is_too_large_is_refused_before_it_is_read(string begins, int more, string status)
    {
        await using SimulatorHost host = await StartAsync();
        await using NetworkStream stream = await DialAsync(host);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begins + new string('x', more)), TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 " + status, await ReadAsync(stream), StringComparison.Ordinal);
        await ServesOthersAsync(host);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: local")]
    [InlineData("POST /v1beta/auth_tokens?key=k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task What_comes_too_slowly_is_given_up(string begins)
    {
        await using SimulatorHost host = await StartAsync();
        await using NetworkStream stream = await DialAsync(host);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begins), TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(stream), StringComparison.Ordinal);
        await ServesOthersAsync(host);
    }

    [Fact]
    public async Task A_name_that_was_allowed_is_answered()
    {
        await using SimulatorHost host = await StartAsync();
        using HttpClient http = new();
        foreach ((string name, HttpStatusCode status) in new[] { ("sim.example.com", HttpStatusCode.OK), ("other.example.com", HttpStatusCode.Forbidden) })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(host.Page, "/control/health")) { Headers = { Host = name } };
            Assert.Equal(status, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task No_key_of_an_address_is_printed_even_where_the_framework_is_asked_to_log()
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator"), ["serve"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Logging__LogLevel__Default"] = "Trace", ["Logging__Console__LogLevel__Default"] = "Trace", ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_DETAILEDERRORS"] = "true" },
        };
        using Process program = Process.Start(start)!;
        Uri address = new((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!["listening on ".Length..]);
        using HttpClient http = new() { BaseAddress = new UriBuilder(address) { Scheme = "http" }.Uri };
        foreach (string path in (string[])["/?key=MARKER", "/page/main.js?key=MARKER", "/control/health?key=MARKER", "/v1beta/auth_tokens?key=MARKER", "/nowhere?key=MARKER", RawClient.Gemini + "?key=MARKER"])
        {
            Assert.DoesNotContain("MARKER", await (await http.GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await using (RawClient client = await RawClient.DialAsync(address, RawClient.Gemini + "?key=MARKER", "", "")) { await client.SendAsync("nonsense"); }
        await http.PostAsync("/control/stop?key=MARKER", null, TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        string printed = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("page at http://127.0.0.1:", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone_unless_told_otherwise_and_then_says_so_loudly()
    {
        await using SimulatorHost host = await StartAsync();
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(host.Address.Host)));

        using Process program = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator"), ["serve", "--host", "0.0.0.0", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string line = (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.StartsWith("listening on ws://0.0.0.0:", line, StringComparison.Ordinal);
        Assert.Contains("WARNING: listening on 0.0.0.0, not on this machine alone", await program.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using HttpClient http = new();
        int port = int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
        await http.PostAsync(new Uri($"http://127.0.0.1:{port}/control/stop"), null, TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Task<SimulatorHost> StartAsync()
        => SimulatorHost.StartAsync(new SimulatorServer(new SimulatorOptions()), new ListenAt { Patience = Patience, AllowedHosts = ["sim.example.com"] }, TestContext.Current.CancellationToken);

    private static async Task<NetworkStream> DialAsync(SimulatorHost host)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        byte[] answer = new byte[1024];
        return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer, TestContext.Current.CancellationToken));
    }

    private static async Task ServesOthersAsync(SimulatorHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host.Address);
        await client.SendAsync("""{"realtimeInput":{"text":"still here"}}""");
        await client.UntilAsync("serverContent.modelTurn");
    }
}
