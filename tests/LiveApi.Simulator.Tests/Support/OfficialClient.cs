using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>Google's JavaScript client, run once through all its conversations with one simulator at the service's own speed.</summary>
public sealed class OfficialClient : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly string Folder = Path.Combine(Sound.Root, "tests", "js");

    private const string Remembers = """
        name: resumable
        steps:
          - expect: text
            saying: /name is (?<name>\w+)/
          - say: Nice to meet you.
          - expect: text
          - say: "Your name is ${name}."
        """;

    private JsonObject _results = [];
    private string? _missing;

    /// <summary>What a conversation came to. Skips the test where there is no node, or no client to run.</summary>
    public JsonNode Of(string conversation)
    {
        Assert.SkipUnless(_missing is null, _missing ?? "");
        JsonNode result = _results[conversation]!;
        Assert.True(result["error"] is null, (string?)result["error"]);
        return result;
    }

    public async ValueTask InitializeAsync()
    {
        _missing = !OnPath("node") ? "needs node: apt-get install nodejs"
            : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "needs npm ci in tests/js, and npm for it: apt-get install npm" : null;
        if (_missing is not null) { return; }

        string scenario = Path.GetTempFileName();
        await File.WriteAllTextAsync(scenario, Remembers);
        try
        {
            await using SimulatorHost host = await SimulatorHost.StartAsync(new SimulatorServer(new SimulatorOptions { Scenario = scenario }));
            _results = await RunAsync(new UriBuilder(host.Address) { Scheme = "http" }.Uri.AbsoluteUri.TrimEnd('/'));
        }
        finally { File.Delete(scenario); }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<JsonObject> RunAsync(string address)
    {
        ProcessStartInfo start = new("node", [Path.Combine(Folder, "conversations.mjs"), address, Path.Combine(Sound.Root, "examples", "audio", "two-utterances.en.16k.wav")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using CancellationTokenSource limit = new(Patience);
        using Process node = Process.Start(start)!;
        try
        {
            Task<string> complaints = node.StandardError.ReadToEndAsync(limit.Token);
            string output = await node.StandardOutput.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            return output.Length > 0 ? JsonNode.Parse(output)!.AsObject() : throw new InvalidOperationException($"node ended with {node.ExitCode}: {await complaints}");
        }
        finally
        {
            if (!node.HasExited) { node.Kill(entireProcessTree: true); }
        }
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
