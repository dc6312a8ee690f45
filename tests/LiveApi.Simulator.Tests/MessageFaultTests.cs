using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What goes wrong with a single message: because a step says so, or by chance.</summary>
public class MessageFaultTests
{
    private const string Sound = "AAABAAIAAwAEAAUABgAHAA==";
    private const string Message = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAAIAAwAEAAUABgAHAA=="}}]}}}""";

    /// <summary>The fault, and what has to hold of the frames that are sent in place of the message.</summary>
    public static TheoryData<string> Kinds => [.. Rules.Keys];

    private static readonly Dictionary<string, Func<List<Outbound>, bool>> Rules = new()
    {
        ["CorruptJson"] = frames => frames.Count == 1 && !IsJson(frames[0]),
        ["TruncatedBase64"] = frames => frames.Count == 1 && IsJson(frames[0]) && DataOf(frames[0]).Length % 4 != 0,
        ["Oversized"] = frames => frames.Count == 1 && frames[0].Payload.Length > 16 * 1024 * 1024 && DataOf(frames[0]) == Sound,
        ["Duplicate"] = frames => frames.Count == 2 && frames.All(frame => DataOf(frame) == Sound),
        ["Lost"] = frames => frames.Count == 0,
        ["UnknownMessage"] = frames => frames.Count == 2 && !Text(frames[0]).Contains("serverContent", StringComparison.Ordinal) && DataOf(frames[1]) == Sound,
        ["EmptyMessage"] = frames => frames.Count == 4 && Text(frames[0]) == "{}" && DataOf(frames[3]) == Sound,
        ["Error"] = frames => frames.Count == 2 && (int?)JsonNode.Parse(Text(frames[0]))!["error"]!["code"] == 500,
        ["Garbage"] = frames => frames.Count == 2 && !IsJson(frames[0]) && DataOf(frames[1]) == Sound,
        ["BrokenCharacter"] = frames => frames is [{ Opcode: Opcode.Text } only] && !System.Text.Unicode.Utf8.IsValid(only.Payload.Span),
        ["OtherFrame"] = frames => frames is [{ Opcode: Opcode.Text } only] && DataOf(only) == Sound,
        ["Split"] = frames => frames is [{ Cuts.Length: > 0 } only] && only.Cuts.All(cut => cut >= 0 && cut <= only.Payload.Length) && only.Cuts.Order().SequenceEqual(only.Cuts),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_goes_wrong_in_this_way(string fault)
    {
        List<Outbound> frames = [.. MessageFaults.Of(Encoding.UTF8.GetBytes(Message), new ServiceKnobs(), [Enum.Parse<Fault>(fault)], new Random(1))];

        Assert.True(Rules[fault](frames), string.Join(" | ", frames.Select(frame => frame.Payload.Length > 500 ? "..." : Text(frame))));
    }

    [Fact]
    public void Every_fault_of_a_message_has_its_rule_here()
        => Assert.Equal(Enum.GetValues<Fault>().Where(fault => fault < Fault.Drop).Select(fault => fault.ToString()).Order(), Rules.Keys.Order());

    [Fact]
    public void A_step_befalls_the_next_message_that_it_can_happen_to()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - fault: truncated base64\n  - fault: duplicate\n  - say: hello\n", "\"outputAudioTranscription\":{}");
        stage.Text("go");
        stage.Wait(10_000);

        Assert.Equal([Fault.Duplicate, Fault.TruncatedBase64], stage.Faults);
        Assert.Equal(["Duplicate", "TruncatedBase64"], stage.Journal.Read(entries => entries.Where(entry => entry.Kind == "fault").Select(entry => entry.Text!).ToList()));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reset")]
    [InlineData("half-open")]
    [InlineData("stall")]
    [InlineData("close")]
    public void A_step_befalls_the_connection_at_once(string fault)
    {
        using Stage stage = Stage.Ready($"steps:\n  - expect: text\n  - fault: {fault}\n  - expect: text\n");
        stage.Text("go");

        Assert.Equal(fault is "drop" or "reset", stage.Dropped);
        Assert.Equal(fault == "half-open", stage.Silent);
        Assert.Equal(fault == "stall" ? TimeSpan.FromSeconds(10) : TimeSpan.Zero, stage.Stalled);
        Assert.Equal(fault == "close" ? (1011, "Internal error encountered.") : null, stage.Closed);
    }

    [Fact]
    public void Chance_befalls_messages_the_same_way_for_the_same_seed()
    {
        List<Fault> Play()
        {
            using Stage stage = Stage.Ready("service: { faults: { lost: 20%, duplicate: 10%, split: 30% } }\nsteps:\n  - repeat: 20\n    steps:\n      - expect: text\n      - say: hello\n");
            for (int i = 0; i < 20; i++)
            {
                stage.Text("go");
                stage.Wait(5_000);
            }

            return stage.Faults;
        }

        List<Fault> faults = Play();

        Assert.Equal(faults, Play());
        Assert.Equal(3, faults.Distinct().Count());
    }

    [Fact]
    public void Chance_befalls_the_connection_too()
    {
        using Stage stage = Stage.Ready("service: { faults: { close: 100% } }\nsteps:\n  - expect: text\n");

        Assert.Equal((1011, "Internal error encountered."), stage.Closed);
        Assert.Equal(["setupComplete"], stage.Kinds());
    }

    [Fact]
    public void A_fault_that_nobody_knows_is_answered_with_those_there_are()
        => Assert.Contains("Did you mean 'corrupt-json'?", Assert.Throws<ScenarioException>(() => Stage.Ready("steps:\n  - fault: corupt json\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Scattered_fields_come_one_a_message()
    {
        using Stage stage = Stage.Ready("service: { bundling: scattered }\nsteps:\n  - expect: text\n  - say: hello\n", "\"outputAudioTranscription\":{}");
        stage.Text("go");
        stage.Wait(10_000);

        Assert.All(stage.Sent, sent => Assert.Single(sent.Message));
        Assert.Contains(stage.Sent, sent => sent.Message.ContainsKey("usageMetadata"));
        Assert.Equal("hello", stage.Words("outputTranscription"));
        Assert.All(stage.Sent.Where(sent => sent.Message.ContainsKey("serverContent")), sent => Assert.InRange(sent.Message["serverContent"]!.AsObject().Count, 0, 1));
    }

    [Fact]
    public void Bundled_fields_come_together()
    {
        using Stage stage = Stage.Ready("service: { bundling: bundled }\nsteps:\n  - expect: text\n  - say: a story that is long enough to be interrupted\n  - expect: text\n", "\"outputAudioTranscription\":{}");
        stage.Text("go");
        stage.Wait(600);
        stage.Text("stop");

        Assert.Contains(stage.Sent, sent => sent.Message["serverContent"]?["modelTurn"] is not null && sent.Message["serverContent"]!["outputTranscription"] is not null);
        JsonNode end = stage.Last("interrupted")["serverContent"]!;
        Assert.True((bool)end["turnComplete"]!);
    }

    private static string Text(Outbound frame) => Encoding.UTF8.GetString(frame.Payload.Span);

    private static string DataOf(Outbound frame) => (string)JsonNode.Parse(frame.Payload.Span)!["serverContent"]!["modelTurn"]!["parts"]![0]!["inlineData"]!["data"]!;

    private static bool IsJson(Outbound frame)
    {
        try { return JsonNode.Parse(frame.Payload.Span) is not null; }
        catch (JsonException) { return false; }
    }
}
