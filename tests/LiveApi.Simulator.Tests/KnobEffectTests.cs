using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>One row a knob: the same conversation without it and with it, and what is different. Times are milliseconds of the virtual clock.</summary>
[Collection(VirtualTime.Alone)]
public class KnobEffectTests
{
    private const string Talk = "- repeat: forever\n  steps:\n  - expect: speech or text\n    heard: Good morning.\n  - say: Good morning to all of you.\n    lasting: 2s\n";
    private const string Ask = "- expect: text\n- call: get_weather\n  blocking: yes\n- repeat: forever\n  steps:\n  - expect: anything\n";
    private const string Tool = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\"}]}]";
    private const string VertexModel = "projects/p1/locations/global/publishers/google/models/gemini-3.8-live";

    private static readonly Row[] Rows =
    [
        new("frames", "text", "False", "True", world => world.Talked(client => client.Messages[0].IsText)),
        new("json", "compact", "26", "20", world => world.FirstFrameAsync()),
        new("models", "any", "1008", "", world => world.Ended(client => client.SetUpAsync(model: "models/gemini-99"), 5)),
        new("api-v1", "refused", "101", "404", world => world.DialedAsync(RawClient.Gemini.Replace("v1beta", "v1", StringComparison.Ordinal))),
        new("bundling", "bundled", "False", "True", world => world.Talked(client => client.All("serverContent.modelTurn").Any(turn => turn.Value.Parent!["outputTranscription"] is not null))),
        new("first-chunk", "4800", "9600", "4800", world => world.Talked(client => client.Chunks().First().Bytes)),
        new("chunk", "2400", "11520", "2400", world => world.Talked(client => client.Chunks().ElementAt(1).Bytes)),
        new("output-speed", "1", "470", "1880", world => world.Talked(client => client.Chunks().Last().At - client.Chunks().First().At)),
        new("setup-delay", "50ms", "300", "50", world => world.Talked(client => client.TimeOf("setupComplete"))),
        new("setup-timeout", "3s", "10000", "3000", world => world.EndedAt(_ => Task.CompletedTask, 20)),
        new("response-delay", "1s", "400", "1000", world => world.Talked(client => client.Chunks().First().At - Conversing.TextAt)),
        new("resumption", "none", "1", "0", world => world.Talked(client => client.All("sessionResumptionUpdate").Count())),
        new("resumption-delay", "700ms", "400", "1000", world => world.Talked(client => client.TimeOf("sessionResumptionUpdate"))),
        new("handle-lifetime", "30s", "", "1008", world => world.ResumedAsync(after: 60)),
        new("resume-race", "5s", "", "1011", world => world.ResumedAsync(after: 1)),
        new("access-token-lifetime", "30s", "101", "401", world => world.DialedAgainAsync(after: 60)),
        new("connection-lifetime", "90s", "550000", "40000", world => world.Waited(client => client.TimeOf("goAway"), 700)),
        new("session-limit", "5min", "850000", "250000", world => world.Waited(client => client.TimeOf("goAway"), 1_000), Around: "connection lifetime: 24h"),
        new("video-session-limit", "60s", "70000", "10000", world => world.Waited(client => client.TimeOf("goAway"), 200, frame: true)),
        new("go-away-lead", "5s", "50s", "5s", world => world.Waited(client => client.All("goAway.timeLeft").First().Value, 700)),
        new("cancellation", "silent", "1", "0", world => world.InterruptedAsync(), Steps: Ask),
        new("usage", "candidates", "1 0", "0 1", world => world.Talked(client => $"{client.All("usageMetadata.responseTokenCount").Count()} {client.All("usageMetadata.candidatesTokenCount").Count()}")),
        new("voice-activity", "off", "2", "0", world => world.SpokenAsync(client => client.All("voiceActivity").Count())),
        new("upgrade", "429", "101", "429", world => world.DialedAsync(RawClient.Gemini)),
        new("setup", "never", "True", "False", world => world.Waited(client => client.TimeOf("setupComplete") is not null, 60)),
        new("turn-complete", "twice", "1", "2", world => world.Talked(client => client.All("serverContent.turnComplete").Count())),
        new("unknown-members", "yes", "False", "True", world => world.Talked(client => client.Messages[0].Json.ContainsKey("brandNewMember"))),
        new("split", "3", "1", "3", world => world.Talked(client => client.Messages[^1].Frames)),
        new("pong", "7s", "0", "7000", world => world.PingedAsync()),
        new("latency", "250ms", "300", "550", world => world.Talked(client => client.TimeOf("setupComplete"))),
        new("jitter", "250ms", "False", "True", world => world.Talked(client => client.TimeOf("setupComplete") is > 300 and < 550)),
        new("bandwidth", "100 B/s", "0", "260", world => world.Waited(client => client.TimeOf("setupComplete") - 300, 5)),
        new("upload-latency", "2s", "400", "2400", world => world.Answered()),
        new("upload-jitter", "2s", "False", "True", world => world.Answered(time => time is > 400 and < 4400)),
        new("upload-bandwidth", "100 B/s", "400", "820", world => world.Answered()),
        new("write-size", "7", "True", "False", world => world.ComesAtOnceAsync(), Around: "bandwidth: 10 B/s"),
        new("faults", "{ duplicate: 100% }", "1", "2", world => world.Talked(client => client.All("setupComplete").Count())),
        new("max-message", "200", "", "1009", world => world.Ended(client => client.SetUpAsync("\"systemInstruction\":{\"parts\":[{\"text\":\"" + new string('x', 300) + "\"}]}"), 5)),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Knob)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_conversation_is_another_with_it(string knob)
    {
        Row row = Rows.Single(one => one.Knob == knob);
        Assert.NotEqual(row.Usual, row.Turned);
        Assert.Equal(row.Usual, await PlayAsync(row, row.Around));
        Assert.Equal(row.Turned, await PlayAsync(row, $"{row.Around}{(row.Around.Length > 0 ? ", " : "")}{row.Knob}: {row.Value}"));
    }

    [Fact]
    public void Every_knob_has_its_row() => Assert.Equal(KnobReader.Names.Order(StringComparer.Ordinal), Rows.Select(row => row.Knob).Order(StringComparer.Ordinal));

    private static async Task<string> PlayAsync(Row row, string service)
    {
        VirtualTime time = new() { Records = false };
        string file = Path.GetTempFileName(), result = "";
        await File.WriteAllTextAsync(file, $"name: knob\nservice: {{ {service} }}\nsteps:\n{row.Steps}", TestContext.Current.CancellationToken);
        SimulatorServer server = new(new SimulatorOptions { Scenario = file, Clock = time.Clock });
        File.Delete(file);
        await time.PlayAsync(async () => result = $"{await row.Play(new Conversing(time, server))}");
        return result;
    }

    private sealed record Row(string Knob, string Value, string Usual, string Turned, Func<Conversing, Task<object?>> Play, string Steps = Talk, string Around = "");

    /// <summary>The conversations, each with what one looks at in it.</summary>
    private sealed class Conversing(VirtualTime time, SimulatorServer server)
    {
        /// <summary>When the text of the usual conversation is sent.</summary>
        internal const int TextAt = 1_000;

        private const string Setup = "\"sessionResumption\":{},\"outputAudioTranscription\":{},\"inputAudioTranscription\":{}";

        /// <summary>One text and its answer.</summary>
        internal async Task<object?> Talked(Func<WatchedClient, object?> look)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.SetUpAsync(Setup);
            await client.WaitAsync(TextAt / 1000.0);
            await client.TextAsync();
            await client.WaitAsync(20);
            return look(client);
        }

        internal async Task<object?> Waited(Func<WatchedClient, object?> look, int seconds, bool frame = false)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.SetUpAsync();
            if (frame)
            {
                await client.WaitAsync(1);
                await client.SendAsync("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/4AAQ"}}}""");
            }

            await client.WaitAsync(seconds);
            return look(client);
        }

        internal async Task<object?> Ended(Func<WatchedClient, Task> act, int seconds) => await EndAsync(act, seconds, close => close?.Code);

        internal async Task<object?> EndedAt(Func<WatchedClient, Task> act, int seconds) => await EndAsync(act, seconds, close => close?.At);

        internal async Task<object?> DialedAsync(string path)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server, path);
            return client.Status;
        }

        internal async Task<object?> DialedAgainAsync(int after)
        {
            await using (WatchedClient first = await WatchedClient.DialAsync(time, server, RawClient.Vertex, "Authorization: Bearer ya29.one"))
            {
                await first.SetUpAsync(model: VertexModel);
                await first.WaitAsync(after);
            }

            await using WatchedClient again = await WatchedClient.DialAsync(time, server, RawClient.Vertex, "Authorization: Bearer ya29.one");
            return again.Status;
        }

        internal async Task<object?> ResumedAsync(int after)
        {
            string handle = "";
            await using (WatchedClient first = await WatchedClient.DialAsync(time, server))
            {
                await first.SetUpAsync(Setup);
                await first.WaitAsync(1);
                handle = (string)first.All("sessionResumptionUpdate.newHandle").Single().Value!;
            }

            await Task.Delay(TimeSpan.FromSeconds(after), time.Clock, TestContext.Current.CancellationToken);
            return await Ended(client => client.SetUpAsync("\"sessionResumption\":{\"handle\":\"" + handle + "\"}"), 3);
        }

        internal async Task<object?> InterruptedAsync()
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.SetUpAsync(Tool);
            await client.TextAsync();
            await client.WaitAsync(2);
            Assert.Single(client.All("toolCall"));
            await client.TextAsync("Never mind.");
            await client.WaitAsync(2);
            Assert.Single(client.All("serverContent.interrupted"));
            return client.All("toolCallCancellation").Count();
        }

        internal async Task<object?> SpokenAsync(Func<WatchedClient, object?> look)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.SetUpAsync(Setup);
            await client.WaitAsync(1);
            await client.SpeakAsync([.. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(2)]);
            await client.WaitAsync(5);
            return look(client);
        }

        internal async Task<object?> PingedAsync()
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.PingAsync();
            await client.WaitAsync(9);
            return client.Pongs.Single();
        }

        /// <summary>How long after the text the answer begins.</summary>
        internal async Task<object?> Answered(Func<int?, object>? look = null)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await client.SetUpAsync();
            await client.WaitAsync(10);
            await client.TextAsync();
            await client.WaitAsync(20);
            int? wait = client.TimeOf("serverContent.modelTurn") - 10_000;
            return look is null ? wait : look(wait);
        }

        internal async Task<object?> FirstFrameAsync()
        {
            await using RawSocket socket = await RawSocket.OverAsync(time.Connect(server.ServeAsync));
            await socket.WriteAsync(RawSocket.Text("{\"setup\":{\"model\":\"" + RawClient.Model + "\"}}"));
            (_, byte[] payload) = await socket.ReadFrameAsync();
            await socket.Stream.DisposeAsync();
            return payload.Length;
        }

        /// <summary>Whether no time passes between the first byte of a message and its last.</summary>
        internal async Task<object?> ComesAtOnceAsync()
        {
            await using RawSocket socket = await RawSocket.OverAsync(time.Connect(server.ServeAsync));
            await socket.WriteAsync(RawSocket.Text("{\"setup\":{\"model\":\"" + RawClient.Model + "\"}}"));
            byte[] head = await socket.ReadAsync(2);
            TimeSpan first = time.Clock.Elapsed;
            await socket.ReadAsync(head[1]);
            await socket.Stream.DisposeAsync();
            return time.Clock.Elapsed == first;
        }

        private async Task<T> EndAsync<T>(Func<WatchedClient, Task> act, int seconds, Func<(int At, int Code)?, T> look)
        {
            await using WatchedClient client = await WatchedClient.DialAsync(time, server);
            await act(client);
            await client.WaitAsync(seconds);
            return look(client.Closed);
        }
    }
}
