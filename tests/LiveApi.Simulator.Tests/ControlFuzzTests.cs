using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Whatever is asked of the control API, it answers with JSON, never with a fault of its own, and other runs' sessions do not notice.</summary>
public class ControlFuzzTests
{
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Get, HttpMethod.Post, HttpMethod.Post, HttpMethod.Post, HttpMethod.Delete, HttpMethod.Put, HttpMethod.Head, HttpMethod.Options];

    private static readonly string[] Paths =
    [
        "/control", "/control/health", "/control/scenarios", "/control/journal", "/control/journal/odd", "/control/journal/odd?waitFor=setup&timeout=0",
        "/control/journal/odd?waitFor=closed&count=2&connection=1&containing=x&timeout=0", "/control/journal/odd/steps", "/control/journal/odd/steps?connection=1",
        "/control/journal/odd/1/heard.wav", "/control/journal/odd/1/said.wav", "/control/journal/odd/conformance", "/v1beta/auth_tokens?key=k", "/s/parrot/odd/v1alpha/auth_tokens?key=k",
    ];

    private static readonly string[] Bodies =
    [
        "say: hello", "- say: hello\n  lasting: 2s\n- wait: 1s\n- close: 1011\n  reason: over", "{ send: { goAway: { timeLeft: 5s } } }", "service: { frames: text, chunk: 4800, faults: { lost: 1% } }",
        "repeat: 3\nsteps:\n- note: ${turn}\n- if: { value: \"${turn}\", is: '1' }\n  then: [ interrupt ]", "call: f\narguments: { a: [1, 2] }\nid: x", "expect: text\nsaying: /(?<name>a+)b/\nwithin: 1s", "send-bytes: 81 05 48",
        """{"uses":1,"expireTime":"2026-11-22T10:30:00Z","bidiGenerateContentSetup":{"model":"models/gemini-3.8-live"},"fieldMask":"model,generationConfig"}""",
    ];

    private static readonly string[] Pieces =
    [
        "", "%", "%00", "%2F", "%25", "%ff", "..", "/", "//", "?", "&", "&count=-1", "&count=99999999999", "&connection=0", "&waitFor=", "&waitFor=%00", "=", "é", "null", "{}", "[]", "\"", "'", ": ", "- ", "\n", "\t", "\0",
        "*a", "&a [*a]", "!!binary x", "---\n", "${", "${nothing}", "${turn.turn}", "-1", "1e999", "999999999999999999h", "65536", "\\ud800", "\ufeff", "true", "forever", "/(/",
    ];

    /// <summary>Few words that ask for more than any machine has. The answer is a refusal, or a session that ends; that of one run only.</summary>
    private static readonly string[] Greedy =
    [
        "set:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
            + "  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n  f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n  g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n  h: [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]",
        "- set: { a: xxxxxxxxxx }\n- repeat: 100\n  steps:\n  - set: { a: '${a}${a}' }", "- set: { a: [x] }\n- repeat: 100\n  steps:\n  - set: { a: ['${a}', '${a}'] }",
        "repeat: 2000000000\nsteps:\n- note: again", "repeat: 2000000000\nsteps:\n- repeat: 2000000000\n  steps:\n  - set: { a: b }", "say: a\nlasting: 1000h", "say: a\nlead-in: 999h\nlasting: 999h",
        "- service: { chunk: 2000000000 }\n- say: a", "wait: 9999999999h", "include: /dev/zero", "say: a\nfile: /dev/zero", "- service: { split: 2000000000, write-size: 1 }\n- say: a", "repeat: 2000000000\nsteps:\n- send: { a: b }",
        "{\"bidiGenerateContentSetup\":{\"systemInstruction\":{\"parts\":[{\"text\":\"" + new string('x', 900_000) + "\"}]}}}", "{\"uses\":1,\"uses\":2}", "{\"\\ud800\":1}", "{\"bidiGenerateContentSetup\":{\"a\":1,\"a\":2}}",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_mutated_request_is_answered_and_harms_nobody_else(int seed)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        await using RawClient calm = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}", prefix: "/s/parrot/calm");
        await using Supply odd = new(simulator.Address);
        Random dice = new(seed);
        for (int i = 0; i < 250; i++)
        {
            if (i % 10 == 0) { await odd.RenewAsync(); }
            HttpMethod method = Methods[dice.Next(Methods.Length)];
            string path = Mutate(Paths[dice.Next(Paths.Length)], dice), body = Mutate(Bodies[dice.Next(Bodies.Length)], dice);
            // Nobody asks for its end, or for everybody's.
            if (path.Contains("calm", StringComparison.Ordinal) || (method == HttpMethod.Delete && !path.Contains("odd", StringComparison.Ordinal))) { continue; }
            await AskAsync(http, method, path, body);
        }

        await StillThereAsync(simulator, calm);
    }

    [Fact]
    public async Task What_asks_for_more_than_there_is_is_refused_or_ends_its_own_session()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        await using RawClient calm = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}", prefix: "/s/parrot/calm");
        await using Supply odd = new(simulator.Address);
        foreach (string body in Greedy)
        {
            await odd.RenewAsync();
            await AskAsync(http, HttpMethod.Post, "/control/journal/odd/steps", body);
            for (int i = 0; i < 30; i++) { await AskAsync(http, HttpMethod.Post, "/s/parrot/odd/v1beta/auth_tokens?key=k", body); }
        }

        await StillThereAsync(simulator, calm);
    }

    private static async Task AskAsync(HttpClient http, HttpMethod method, string path, string body)
    {
        if (!Uri.TryCreate(http.BaseAddress, path, out Uri? address) || address.Port != http.BaseAddress!.Port) { return; }
        // Nothing is waited for that does not come.
        if (address.Query.Contains("waitFor", StringComparison.Ordinal) && !address.Query.TrimStart('?').Split('&').Contains("timeout=0")) { return; }
        using HttpRequestMessage request = new(method, address) { Content = method == HttpMethod.Post || method == HttpMethod.Put ? new ByteArrayContent(Encoding.UTF8.GetBytes(body)) : null };
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string what = $"{method} {path}\n{body[..Math.Min(body.Length, 500)]}\n{(int)response.StatusCode} {answer[..Math.Min(answer.Length, 500)]}";
        Assert.True((int)response.StatusCode < 500, what);
        if (method == HttpMethod.Head || (int)response.StatusCode < 400 || answer.Length == 0 && response.Content.Headers.ContentType is null && (int)response.StatusCode == 400) { return; }
        JsonNode? error = JsonNode.Parse(answer)?["error"];
        Assert.True((error as JsonObject)?["message"] is not null || error?.ToString() is { Length: > 0 }, what);
    }

    private static async Task StillThereAsync(RunningSimulator simulator, RawClient calm)
    {
        await calm.SendAsync("""{"realtimeInput":{"text":"still here"}}""");
        await calm.TurnAsync();
        Assert.Equal("still here", calm.Transcript("outputTranscription"));
        JsonNode journal = await simulator.GetAsync("/control/journal/calm");
        Assert.Equal(["setup", "realtimeInput.text"], journal["connections"]![0]!["messages"]!.AsArray().Where(message => (string?)message!["from"] == "client").Select(message => (string)message!["kind"]!));
        Assert.DoesNotContain(simulator.Log, line => line.Contains("The simulator failed", StringComparison.Ordinal));
    }

    private static string Mutate(string text, Random dice)
    {
        for (int i = dice.Next(3); i > 0; i--)
        {
            int at = dice.Next(text.Length + 1);
            text = dice.Next(3) switch
            {
                0 => text.Insert(at, Pieces[dice.Next(Pieces.Length)]),
                1 => text.Remove(at, Math.Min(dice.Next(6), text.Length - at)),
                _ => text[..at] + Pieces[dice.Next(Pieces.Length)] + text[Math.Min(text.Length, at + dice.Next(6))..],
            };
        }

        return text;
    }

    /// <summary>A client of the run that everything is tried on: a new one whenever the last is gone.</summary>
    private sealed class Supply(Uri address) : IAsyncDisposable
    {
        private readonly List<RawClient> _clients = [];

        internal async Task RenewAsync() => _clients.Add(await RawClient.OpenAsync(address, prefix: "/s/parrot/odd"));

        public async ValueTask DisposeAsync()
        {
            foreach (RawClient client in _clients) { await client.DisposeAsync(); }
        }
    }
}
