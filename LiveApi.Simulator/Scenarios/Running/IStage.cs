using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>What a step of a scenario can make the service do. Where something takes time, <c>done</c> is called at the end of it.</summary>
internal interface IStage
{
    Agenda Agenda { get; }

    ServiceKnobs Service { get; set; }

    /// <summary>What chances come from.</summary>
    Random Dice { get; }

    /// <summary>Values that scenarios can name: the model, the count of turns and the like.</summary>
    JsonNode? Fact(string name);

    bool Declares(string tool);

    /// <summary>Tells the client what was understood of its user's speech.</summary>
    void Understand(string words);

    /// <summary>Says a line; <paramref name="endsTurn"/> also waits for its playback.</summary>
    void Say(SpokenLine line, bool endsTurn, Action done);

    void Call(IReadOnlyList<ToolRequest> calls, Action done);

    void CancelCalls(string? tool);

    void Interrupt();

    void GoAway(TimeSpan timeLeft);

    void Close(int code, string reason);

    void Drop(bool reset);

    /// <summary>Sends nothing for a time, for ever where it is null.</summary>
    void Stall(TimeSpan? time);

    /// <summary>Writes bytes as they are, without a frame around them.</summary>
    void SendBytes(byte[] bytes);

    /// <summary>Lets something go wrong: with the connection at once, else with the next message that it can happen to.</summary>
    void Inject(Fault fault);

    void SendRaw(ReadOnlyMemory<byte> message, bool asText);

    /// <summary>From now on the client's key or token is as good as expired.</summary>
    void ExpireCredential(string reason);

    void Note(string text);

    void Fail(string text);
}
