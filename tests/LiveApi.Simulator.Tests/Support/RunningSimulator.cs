using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A simulator on a free port for one test.</summary>
public sealed class RunningSimulator : IAsyncDisposable
{
    private static readonly HttpClient s_http = new();
    private readonly SimulatorHost _host;

    private RunningSimulator(SimulatorHost host, ConcurrentQueue<string> log) => (_host, Log) = (host, log);

    public Uri Address => _host.Address;

    public ConcurrentQueue<string> Log { get; }

    public static Task<RunningSimulator> StartAsync(string scenario = "parrot") => StartAsync(scenario, Speed.Instant);

    public static async Task<RunningSimulator> StartAsync(string scenario, Speed speed, bool keepAudio = false)
    {
        ConcurrentQueue<string> log = new();
        SimulatorServer server = new(new SimulatorOptions { Scenario = scenario, Speed = speed, KeepAudio = keepAudio, Log = log.Enqueue });
        return new RunningSimulator(await SimulatorHost.StartAsync(server, stop: TestContext.Current.CancellationToken), log);
    }

    /// <summary>A client whose addresses begin at the simulator's.</summary>
    public HttpClient Http() => new() { BaseAddress = new UriBuilder(Address) { Scheme = "http" }.Uri };

    public async Task<JsonNode> GetAsync(string path)
        => JsonNode.Parse(await s_http.GetStringAsync(new Uri(new UriBuilder(Address) { Scheme = "http" }.Uri, path), TestContext.Current.CancellationToken))!;

    public Task<byte[]> GetBytesAsync(string path)
        => s_http.GetByteArrayAsync(new Uri(new UriBuilder(Address) { Scheme = "http" }.Uri, path), TestContext.Current.CancellationToken);

    /// <summary>Any request: status and JSON.</summary>
    public async Task<(int Status, JsonNode Json)> AskAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpRequestMessage request = new(method, new Uri(new UriBuilder(Address) { Scheme = "http" }.Uri, path)) { Content = body is null ? null : new StringContent(body) };
        using HttpResponseMessage response = await s_http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
