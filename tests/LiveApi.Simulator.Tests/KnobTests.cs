using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The service's habits that no other test turns, each with its effect; and that none of them is left without a test.</summary>
public class KnobTests
{
    private const string Resumable = "\"sessionResumption\":{}";
    private const string Talk = "steps:\n  - repeat: forever\n    steps:\n      - expect: speech or text\n      - say: hello\n";

    [Fact]
    public void Every_knob_is_turned_by_some_test()
    {
        string tests = string.Concat(Directory.GetFiles(Path.Combine(Sound.Root, "tests", "LiveApi.Simulator.Tests"), "*.cs").Select(File.ReadAllText));
        string[] untried = [.. KnobReader.Names.Where(name => !Regex.IsMatch(tests, Regex.Escape(name).Replace("-", "[- ]", StringComparison.Ordinal) + ":"))];

        Assert.Empty(untried);
    }

    [Theory]
    [InlineData("single", 1, 0)]
    [InlineData("per-turn", 2, 1)]
    [InlineData("none", 0, 0)]
    [InlineData("by-model", 1, 0)]
    public void Handles_come_once_each_turn_or_never(string style, int good, int notNow)
    {
        using Stage stage = Stage.Ready($"service: {{ resumption: {style} }}\n{Talk}", Resumable);
        stage.Text("go");
        stage.Wait(10_000);

        JsonNode?[] updates = [.. stage.Sent.Select(sent => sent.Message["sessionResumptionUpdate"]).Where(update => update is not null)];
        Assert.Equal(good, updates.Count(update => (bool?)update!["resumable"] == true && update["newHandle"] is not null));
        Assert.Equal(notNow, updates.Count(update => update!["newHandle"] is null));
    }

    [Fact]
    public void The_first_handle_comes_when_the_knob_says()
    {
        using Stage stage = Stage.Ready($"service: {{ resumption delay: 7s }}\n{Talk}", Resumable);
        stage.Wait(10_000);

        Assert.Equal(7_000, stage.TimeOf("sessionResumptionUpdate") - stage.TimeOf("setupComplete"));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void A_handle_is_good_for_its_lifetime(int seconds, bool isGood)
    {
        string scenario = $"service: {{ handle lifetime: 30s }}\n{Talk}";
        using Stage first = Stage.Ready(scenario, Resumable);
        string handle = (string)first.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
        first.Leave();
        first.Wait(seconds * 1_000);
        using Stage second = new(scenario, before: first);
        second.SetUp("\"sessionResumption\":{\"handle\":\"" + handle + "\"}");

        Assert.Equal(isGood, second.Closed is null);
        Assert.Equal(isGood, second.Kinds().Contains("setupComplete"));
    }

    [Theory]
    [InlineData("models/gemini-3.8-live", "off", false)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", "on", true)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", "by-model", false)]
    public void Speech_is_told_of_or_not(string model, string knob, bool isTold)
    {
        using Stage stage = Stage.Ready($"service: {{ voice activity: {knob} }}\n{Talk}", model: model);
        stage.Speak([.. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(2)]);

        Assert.Equal(isTold, stage.Kinds().Contains("ACTIVITY_START"));
    }

    [Fact]
    public void A_client_that_says_nothing_is_not_waited_for_longer_than_the_knob_says()
    {
        using Stage stage = new($"service: {{ setup timeout: 3s }}\n{Talk}");
        stage.Wait(2_900);
        Assert.Null(stage.Closed);
        stage.Wait(200);

        Assert.Equal(1007, stage.Closed?.Code);
    }

    [Fact]
    public async Task A_message_may_be_as_large_as_the_knob_says()
    {
        await using RunningSimulator simulator = await ServeAsync("max-message: 2000");
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Text("{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}"));
        await socket.ReadFrameAsync();
        await socket.WriteAsync(RawSocket.Text("{\"realtimeInput\":{\"text\":\"" + new string('x', 2_000) + "\"}}"));

        Assert.Equal((1009, "Message too big: the limit is 2000 bytes."), await socket.ReadCloseAsync());
    }

    [Theory]
    [InlineData("served", null)]
    [InlineData("refused", 404)]
    public void The_stable_version_of_the_api_is_served_or_refused(string knob, int? status)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, $"name: v1\nservice: {{ api-v1: {knob} }}\n{Talk}", Encoding.UTF8);
        SimulatorServer server = new(new SimulatorOptions { Scenario = file });
        File.Delete(file);
        UpgradeRequest request = new("GET", RawClient.Gemini.Replace("v1beta", "v1", StringComparison.Ordinal), "?key=k", name => name switch
        {
            "Connection" => "Upgrade",
            "Upgrade" => "websocket",
            "Sec-WebSocket-Version" => "13",
            "Sec-WebSocket-Key" => "dGhlIHNhbXBsZSBub25jZQ==",
            _ => null,
        });

        Assert.Equal(status, server.Admit(request).Refusal?.Status);
    }

    private static async Task<RunningSimulator> ServeAsync(string service)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"name: knob\nservice: {{ {service} }}\n{Talk}", TestContext.Current.CancellationToken);
            return await RunningSimulator.StartAsync(file);
        }
        finally { File.Delete(file); }
    }
}
