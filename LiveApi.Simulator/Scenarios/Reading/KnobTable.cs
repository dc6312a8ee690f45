using System.Collections.Generic;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Every habit of the service that a scenario may change, a row each. Reading, suggestions, the editors' schema and docs/scenarios.md go by it.</summary>
internal static class KnobTable
{
    private const int LargestChunk = 8 * 1024 * 1024;

    internal static IReadOnlyList<Knob> All { get; } =
    [
        Knob.OneOf("frames", "The kind of frame that messages come in.", ["binary", "text"], static (knobs, word) => knobs with { TextFrames = word == "text" }),
        Knob.OneOf("json", "Whether the JSON has line breaks and spaces.", ["pretty", "compact"], static (knobs, word) => knobs with { CompactJson = word == "compact" }),
        Knob.OneOf("models", "Whether a model that nobody knows is refused, or served like any other.", ["known", "any"], static (knobs, word) => knobs with { AnyModel = word == "any" }),
        Knob.OneOf("api-v1", "What becomes of clients that dial version v1 of the Developer API.", ["served", "refused"], static (knobs, word) => knobs with { RefusesV1 = word == "refused" }),
        Knob.OneOf("bundling", "Whether fields come in messages of their own, several in one, or one message's in several.", ["separate", "bundled", "scattered"], static (knobs, word) => knobs with
        {
            Bundling = word switch { "bundled" => Bundling.Bundled, "scattered" => Bundling.Scattered, _ => Bundling.Separate },
        }),
        new("first-chunk", "How much audio the first message of an answer has.", "an even number of bytes", "9600, which is 200 ms", static (knobs, node, values) => knobs with { FirstChunk = EvenBytes(node, values) }),
        new("chunk", "How much audio the others have.", "an even number of bytes", "11520, which is 240 ms", static (knobs, node, values) => knobs with { Chunk = EvenBytes(node, values) }),
        new("output-speed", "How much faster than it plays an answer comes.", "a number, or instant", "4", static (knobs, node, values)
            => knobs with { OutputSpeed = values.Text(node) == "instant" ? double.PositiveInfinity : values.Number(node) }),
        Knob.OneOf("setup", "Whether a setup is ever completed.", ["complete", "never"], static (knobs, word) => knobs with { NeverCompletesSetup = word == "never" }),
        Knob.Time("setup-delay", "How long setupComplete takes.", "300ms", static (knobs, time) => knobs with { SetupDelay = time }),
        Knob.Time("setup-timeout", "How long the service waits for the client's setup.", "10s", static (knobs, time) => knobs with { SetupTimeout = time }),
        Knob.Time("response-delay", "How long the model thinks before it answers.", "400ms", static (knobs, time) => knobs with { ResponseDelay = time }),
        Knob.OneOf("resumption", "When handles come: one for the session, one after each turn, or none.", ["by-model", "single", "per-turn", "none"], static (knobs, word) => knobs with
        {
            Resumption = word switch { "single" => HandleStyle.Single, "per-turn" => HandleStyle.PerTurn, "none" => HandleStyle.None, _ => HandleStyle.ByModel },
        }),
        Knob.Time("resumption-delay", "How long after setupComplete the first handle comes.", "100ms", static (knobs, time) => knobs with { ResumptionDelay = time }),
        Knob.Time("handle-lifetime", "How long after its session ended a handle is good.", "2h on Gemini, 24h on Vertex", static (knobs, time) => knobs with { HandleLifetime = time }),
        Knob.TimeOr("off", "resume-race", "How long after its connection ended, and while that is open, a session cannot be resumed.", "off", static (knobs, time) => knobs with { ResumeRace = time }),
        Knob.Time("access-token-lifetime", "How long an access token opens connections, from its first one on.", "for ever", static (knobs, time) => knobs with { AccessTokenLifetime = time }),
        Knob.Time("connection-lifetime", "How long a connection lasts.", "10min", static (knobs, time) => knobs with { ConnectionLifetime = time }),
        Knob.Time("go-away-lead", "How long before its end a connection is told of it.", "50s on Gemini, 60s on Vertex", static (knobs, time) => knobs with { GoAwayLead = time }),
        Knob.TimeOr("off", "session-limit", "How long a session lasts over all of its connections, where its context is not compressed.", "15min", static (knobs, time) => knobs with { SessionLimit = time }),
        Knob.TimeOr("off", "video-session-limit", "The same, where it has sent a video frame.", "2min", static (knobs, time) => knobs with { VideoSessionLimit = time }),
        Knob.OneOf("cancellation", "Whether an interruption takes back the calls that wait.", ["documented", "silent"], static (knobs, word) => knobs with
        {
            Cancellation = word == "silent" ? CancellationStyle.Silent : CancellationStyle.Documented,
        }),
        Knob.OneOf("usage", "The names of the counts of tokens, or no counts at all.", ["by-backend", "response", "candidates", "none"], static (knobs, word) => knobs with
        {
            Usage = word switch { "response" => UsageStyle.Response, "candidates" => UsageStyle.Candidates, "none" => UsageStyle.None, _ => UsageStyle.ByBackend },
        }),
        Knob.OneOf("voice-activity", "Whether the service says that it hears speech begin and end.", ["by-model", "on", "off"], static (knobs, word) => knobs with
        {
            VoiceActivity = word switch { "on" => Choice.On, "off" => Choice.Off, _ => Choice.ByModel },
        }),
        Knob.OneOf("turn-complete", "How often the end of a turn is said.", ["once", "twice", "never"], static (knobs, word) => knobs with
        {
            TurnComplete = word switch { "twice" => Times.Twice, "never" => Times.Never, _ => Times.Once },
        }),
        new("unknown-members", "Whether messages have members that nobody knows.", "yes or no", "no", static (knobs, node, values) => knobs with { UnknownMembers = values.YesNo(node) }),
        new("upgrade", "What becomes of the WebSocket handshake.", "accept, silence, or a status from 400 to 599", "accept", static (knobs, node, values) => values.Text(node) switch
        {
            "accept" => knobs with { Upgrade = Upgrade.Accept },
            "silence" => knobs with { Upgrade = Upgrade.Silence },
            _ => knobs with { Upgrade = Upgrade.Refuse, UpgradeStatus = Status(node, values) },
        }),
        Knob.TimeOr("never", "pong", "How long a ping waits for its pong.", "0s", static (knobs, time) => knobs with { Pong = time }),
        new("split", "How many frames a message comes in, and whether they end inside characters.", "a number, or inside characters", "1", static (knobs, node, values) => values.Text(node) == "inside characters"
            ? knobs with { SplitsCharacters = true } : knobs with { SplitsCharacters = false, Frames = values.Count(node, 1) }),
        Knob.Time("latency", "How late a message comes.", "0s", static (knobs, time) => knobs with { Latency = time }),
        Knob.Time("jitter", "By how much more at most; no message overtakes another.", "0s", static (knobs, time) => knobs with { Jitter = time }),
        Knob.Rate("bandwidth", "How fast messages come.", static (knobs, rate) => knobs with { Bandwidth = rate }),
        Knob.Count("write-size", "How many bytes are written at a time, whatever frames they cut.", "a number", "all", static (knobs, count) => knobs with { WriteSize = count }),
        Knob.Time("upload-latency", "How late the service hears a message of the client's.", "0s", static (knobs, time) => knobs with { UploadLatency = time }),
        Knob.Time("upload-jitter", "By how much more at most.", "0s", static (knobs, time) => knobs with { UploadJitter = time }),
        Knob.Rate("upload-bandwidth", "How fast the service reads.", static (knobs, rate) => knobs with { UploadBandwidth = rate }),
        new("faults", "What goes wrong by chance, with each message that is sent.", "faults and percentages: { lost: 1% }", "nothing", static (knobs, node, values) => knobs with { Faults = FaultReader.Chances(node, values) }),
        Knob.Count("max-message", "The largest message that the service takes.", "bytes", "16777216", static (knobs, count) => knobs with { MaxMessage = count }),
    ];

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
}
