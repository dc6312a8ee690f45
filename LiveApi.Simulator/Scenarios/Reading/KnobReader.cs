using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads how the service behaves: one row a knob.</summary>
internal static class KnobReader
{
    private const int LargestChunk = 8 * 1024 * 1024;

    private static readonly Knob[] Knobs =
    [
        new("frames", (knobs, node, values) => knobs with { TextFrames = values.Word(node, "binary", "text") == "text" }),
        new("json", (knobs, node, values) => knobs with { CompactJson = values.Word(node, "pretty", "compact") == "compact" }),
        new("models", (knobs, node, values) => knobs with { AnyModel = values.Word(node, "known", "any") == "any" }),
        new("api-v1", (knobs, node, values) => knobs with { RefusesV1 = values.Word(node, "served", "refused") == "refused" }),
        new("bundling", (knobs, node, values) => knobs with
        {
            Bundling = values.Word(node, "separate", "bundled", "scattered") switch { "bundled" => Bundling.Bundled, "scattered" => Bundling.Scattered, _ => Bundling.Separate },
        }),
        new("first-chunk", (knobs, node, values) => knobs with { FirstChunk = EvenBytes(node, values) }),
        new("chunk", (knobs, node, values) => knobs with { Chunk = EvenBytes(node, values) }),
        new("output-speed", (knobs, node, values) => knobs with { OutputSpeed = values.Text(node) == "instant" ? double.PositiveInfinity : values.Number(node) }),
        new("setup-delay", (knobs, node, values) => knobs with { SetupDelay = values.Duration(node) }),
        new("setup-timeout", (knobs, node, values) => knobs with { SetupTimeout = values.Duration(node) }),
        new("response-delay", (knobs, node, values) => knobs with { ResponseDelay = values.Duration(node) }),
        new("resumption", (knobs, node, values) => knobs with
        {
            Resumption = values.Word(node, "by-model", "single", "per-turn", "none") switch
            {
                "single" => HandleStyle.Single, "per-turn" => HandleStyle.PerTurn, "none" => HandleStyle.None, _ => HandleStyle.ByModel,
            },
        }),
        new("resumption-delay", (knobs, node, values) => knobs with { ResumptionDelay = values.Duration(node) }),
        new("handle-lifetime", (knobs, node, values) => knobs with { HandleLifetime = values.Duration(node) }),
        new("resume-race", (knobs, node, values) => knobs with { ResumeRace = values.Text(node) == "off" ? null : values.Duration(node) }),
        new("access-token-lifetime", (knobs, node, values) => knobs with { AccessTokenLifetime = values.Duration(node) }),
        new("connection-lifetime", (knobs, node, values) => knobs with { ConnectionLifetime = values.Duration(node) }),
        new("session-limit", (knobs, node, values) => knobs with { SessionLimit = values.Text(node) == "off" ? null : values.Duration(node) }),
        new("video-session-limit", (knobs, node, values) => knobs with { VideoSessionLimit = values.Text(node) == "off" ? null : values.Duration(node) }),
        new("go-away-lead", (knobs, node, values) => knobs with { GoAwayLead = values.Duration(node) }),
        new("cancellation", (knobs, node, values) => knobs with
        {
            Cancellation = values.Word(node, "documented", "silent") == "silent" ? CancellationStyle.Silent : CancellationStyle.Documented,
        }),
        new("usage", (knobs, node, values) => knobs with
        {
            Usage = values.Word(node, "by-backend", "response", "candidates", "none") switch
            {
                "response" => UsageStyle.Response, "candidates" => UsageStyle.Candidates, "none" => UsageStyle.None, _ => UsageStyle.ByBackend,
            },
        }),
        new("voice-activity", (knobs, node, values) => knobs with
        {
            VoiceActivity = values.Word(node, "by-model", "on", "off") switch { "on" => Choice.On, "off" => Choice.Off, _ => Choice.ByModel },
        }),
        new("upgrade", (knobs, node, values) => values.Text(node) switch
        {
            "accept" => knobs with { Upgrade = Upgrade.Accept },
            "silence" => knobs with { Upgrade = Upgrade.Silence },
            _ => knobs with { Upgrade = Upgrade.Refuse, UpgradeStatus = Status(node, values) },
        }),
        new("setup", (knobs, node, values) => knobs with { NeverCompletesSetup = values.Word(node, "complete", "never") == "never" }),
        new("turn-complete", (knobs, node, values) => knobs with
        {
            TurnComplete = values.Word(node, "once", "twice", "never") switch { "twice" => Times.Twice, "never" => Times.Never, _ => Times.Once },
        }),
        new("unknown-members", (knobs, node, values) => knobs with { UnknownMembers = values.YesNo(node) }),
        new("split", (knobs, node, values) => values.Text(node) == "inside characters"
            ? knobs with { SplitsCharacters = true } : knobs with { SplitsCharacters = false, Frames = values.Count(node, 1) }),
        new("pong", (knobs, node, values) => knobs with { Pong = values.Text(node) == "never" ? null : values.Duration(node) }),
        new("latency", (knobs, node, values) => knobs with { Latency = values.Duration(node) }),
        new("jitter", (knobs, node, values) => knobs with { Jitter = values.Duration(node) }),
        new("bandwidth", (knobs, node, values) => knobs with { Bandwidth = values.BytesPerSecond(node) }),
        new("upload-latency", (knobs, node, values) => knobs with { UploadLatency = values.Duration(node) }),
        new("upload-jitter", (knobs, node, values) => knobs with { UploadJitter = values.Duration(node) }),
        new("upload-bandwidth", (knobs, node, values) => knobs with { UploadBandwidth = values.BytesPerSecond(node) }),
        new("write-size", (knobs, node, values) => knobs with { WriteSize = values.Count(node, 1) }),
        new("faults", (knobs, node, values) => knobs with { Faults = FaultReader.Chances(node, values) }),
        new("max-message", (knobs, node, values) => knobs with { MaxMessage = values.Count(node, 1) }),
    ];

    internal static IEnumerable<string> Names => Knobs.Select(knob => knob.Name);

    internal static ServiceKnobs Read(Node? node, ScenarioReader reader) => node is null ? new ServiceKnobs() : ReadChange(node, reader)(new ServiceKnobs());

    /// <summary>What is said of some knobs, to be done to all of them.</summary>
    internal static Func<ServiceKnobs, ServiceKnobs> ReadChange(Node node, ScenarioReader reader)
    {
        if (node is not MapNode map) { throw reader.Values.Wrong(node, "names and values are expected here"); }
        Func<ServiceKnobs, ServiceKnobs> change = knobs => Turn(knobs, map, reader);
        _ = change(new ServiceKnobs());
        return change;
    }

    private static ServiceKnobs Turn(ServiceKnobs knobs, MapNode map, ScenarioReader reader)
    {
        foreach ((TextNode name, Node value) in map.Members)
        {
            try
            {
                Knob knob = Array.Find(Knobs, knob => knob.Name == Words.Plain(name.Text))
                    ?? throw reader.Values.Wrong(name.Place, $"the service has no '{name.Text}'.", Words.Suggest(name.Text, Names));
                knobs = knob.Turn(knobs, value, reader.Values);
            }
            catch (ScenarioException wrong) { reader.Note(wrong); }
        }

        return knobs;
    }

    private static int EvenBytes(Node node, Values values)
    {
        int bytes = values.Count(node, 2);
        if (bytes > LargestChunk) { throw values.Wrong(node, $"a piece of audio has at most {LargestChunk} bytes"); }
        return bytes % 2 == 0 ? bytes : throw values.Wrong(node, "samples have two bytes: an even number is expected here");
    }

    private static int Status(Node node, Values values)
    {
        int status = values.Count(node, 400);
        return status <= 599 ? status : throw values.Wrong(node, "a refused upgrade has a status from 400 to 599");
    }

    private sealed record Knob(string Name, Func<ServiceKnobs, Node, Values, ServiceKnobs> Turn);
}
