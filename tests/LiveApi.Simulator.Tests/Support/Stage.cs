using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Tokens;
using LiveApi.Wire;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A conversation without a socket on a clock that stands still: what a client sends, when, and what comes back, when.</summary>
internal sealed class Stage : IClientLine, IDisposable
{
    internal const string Model = "models/gemini-3.8-live";

    private readonly Simulator.Conversation.Conversation _conversation;

    internal Stage(string scenario = "parrot", Stage? before = null, Surface? surface = null, string credential = "key", int number = 1)
    {
        Clock = before?.Clock ?? new ManualClock();
        Sessions = before?.Sessions ?? new SessionStore(Clock);
        Tokens = before?.Tokens ?? new TokenStore(Clock);
        Surface door = surface ?? new Surface(Backend.Gemini, "v1beta", Constrained: false);
        Credential = Credential.Of(door.Constrained ? CredentialKind.EphemeralToken : door.IsVertex ? CredentialKind.AccessToken : CredentialKind.ApiKey, credential, inQuery: false);
        Scenario = before is not null && scenario == "parrot" ? before.Scenario : scenario.Contains('\n', StringComparison.Ordinal) ? ScenarioReader.Read("test.yaml", scenario) : new ScenarioShelf(scenario).Default;
        Journal = new ConnectionJournal(number, door.ToString(), Scenario.Name, Credential.ToString(), Clock.GetUtcNow());
        _conversation = new Simulator.Conversation.Conversation(
            new ConversationSetting(door, Credential, Scenario, Sessions, Journal) { Tokens = Tokens, Clock = Clock, Speed = Speed.RealTime, Dice = new Random(before is null ? 1 : 2) }, this);
        _conversation.Open();
    }

    internal ManualClock Clock { get; }

    internal SessionStore Sessions { get; }

    internal TokenStore Tokens { get; }

    internal Credential Credential { get; }

    internal Scenario Scenario { get; }

    internal ConnectionJournal Journal { get; }

    /// <summary>Every message with the milliseconds at which it was sent, counted from the opening.</summary>
    internal List<(int At, JsonObject Message)> Sent { get; } = [];

    internal (int Code, string Reason)? Closed { get; private set; }

    internal bool Dropped { get; private set; }

    internal bool WasReset { get; private set; }

    internal bool Silent { get; private set; }

    internal TimeSpan Stalled { get; private set; }

    internal List<byte> Bytes { get; } = [];

    internal static Stage Ready(string scenario = "parrot", string setup = "", string model = Model)
    {
        Stage stage = new(scenario);
        stage.SetUp(setup, model);
        return stage;
    }

    internal void SetUp(string setup = "", string model = Model)
    {
        BeginSetUp(setup, model);
        Wait(400);
    }

    internal void BeginSetUp(string setup = "", string model = Model)
        => Client("{\"setup\":{\"model\":\"" + model + "\"" + (setup.Length > 0 ? "," + setup : "") + "}}");

    internal void Client(string json) => _conversation.Receive(Encoding.UTF8.GetBytes(json));

    internal void Text(string text) => Client("{\"realtimeInput\":{\"text\":\"" + text + "\"}}");

    internal void Audio(ReadOnlySpan<byte> pcm, int rate = 16_000)
        => Client("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=" + rate + "\",\"data\":\"" + Convert.ToBase64String(pcm) + "\"}}}");

    /// <summary>Sends audio as a microphone does: 20 ms of it every 20 ms.</summary>
    internal void Speak(byte[] pcm)
    {
        foreach (byte[] chunk in pcm.Chunk(640))
        {
            Audio(chunk);
            Wait(20);
        }
    }

    internal void Wait(int milliseconds) => Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    internal void Leave(int code = 1000) => _conversation.Leave(code, "", "client");

    internal void Push(string steps) => _conversation.Push(ScenarioReader.ReadPushed(steps));

    /// <summary>The messages by their keys, without audio.</summary>
    internal List<string> Kinds() => [.. Sent.Select(sent => KindOf(sent.Message)).Where(kind => kind != "audio")];

    internal IEnumerable<(int At, int Bytes)> Chunks()
        => from sent in Sent where KindOf(sent.Message) == "audio"
           select (sent.At, Convert.FromBase64String((string)sent.Message["serverContent"]!["modelTurn"]!["parts"]![0]!["inlineData"]!["data"]!).Length);

    internal int TimeOf(string kind) => Sent.First(sent => KindOf(sent.Message) == kind).At;

    internal JsonObject Last(string kind) => Sent.Last(sent => KindOf(sent.Message) == kind).Message;

    internal string Words(string which) => string.Concat(Sent.Select(sent => (string?)RawClient.At(sent.Message, $"serverContent.{which}.text")));

    public void Dispose() => _conversation.Dispose();

    /// <summary>What went wrong with messages, in order.</summary>
    internal List<Fault> Faults { get; } = [];

    void IClientLine.Send(ServerMessage message, ServiceKnobs knobs, IReadOnlyList<Fault> faults)
    {
        Faults.AddRange(faults);
        byte[] bytes = WireFormat.ToUtf8(message);
        Journal.Sent(_conversation.Agenda.Now, message, bytes.Length);
        Sent.Add(((int)_conversation.Agenda.Now.TotalMilliseconds, JsonNode.Parse(bytes)!.AsObject()));
    }

    void IClientLine.GoSilent() => Silent = true;

    void IClientLine.SendRaw(ReadOnlyMemory<byte> message, bool asText)
        => Sent.Add(((int)_conversation.Agenda.Now.TotalMilliseconds, JsonNode.Parse(message.Span)!.AsObject()));

    void IClientLine.Close(int code, string reason) => Closed = (code, reason);

    void IClientLine.SendBytes(byte[] bytes) => Bytes.AddRange(bytes);

    void IClientLine.Stall(TimeSpan? time) => Stalled = time ?? TimeSpan.MaxValue;

    void IClientLine.Drop(bool reset) => (Dropped, WasReset) = (true, reset);

    private static string KindOf(JsonObject message)
    {
        (string key, JsonNode? value) = message.First();
        if (key == "voiceActivity") { return (string)value!["type"]!; }
        if (key != "serverContent") { return key; }
        (string inner, JsonNode? content) = value!.AsObject().First();
        return inner != "modelTurn" ? inner : content!["parts"]![0]!.AsObject().ContainsKey("inlineData") ? "audio" : content["parts"]![0]!["thought"] is not null ? "thought" : "text";
    }
}
