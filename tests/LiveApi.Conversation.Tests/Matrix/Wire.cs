using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>One message at the seam between session and socket: a boundary is the moment after it.</summary>
internal sealed record WireMessage(int Connection, TimeSpan At, ClientMessage? Out, ServerMessage? In)
{
    internal static WireMessage Sent(int connection, TimeSpan at, ReadOnlySpan<byte> utf8) => new(connection, at, WireFormat.ReadClient(utf8), null);

    internal static WireMessage Received(int connection, TimeSpan at, ReadOnlySpan<byte> utf8) => new(connection, at, null, WireFormat.ReadServer(utf8));

    internal bool IsSpeech => Out?.RealtimeInput?.Audio is not null;

    /// <summary>What is asked in writing: the last word, where that is the user's and the turn is given to the model.</summary>
    internal string? Text => Out?.RealtimeInput?.Text
        ?? (Out?.ClientContent is { TurnComplete: true, Turns: [.., { Role: Role.User, Parts: [{ Text: { } text }, ..] }] } ? text : null);

    internal IEnumerable<string> Answers => (Out?.ToolResponse?.FunctionResponses ?? []).Select(static response => response.Id!);

    internal IEnumerable<string> Calls => (In?.ToolCall?.FunctionCalls ?? []).Select(static call => call.Id!);

    internal bool HasSound => In?.ServerContent?.ModelTurn?.Parts?.Any(static part => part.InlineData is not null) == true;

    internal bool HasContent => HasSound || In?.ServerContent?.OutputTranscription is not null;

    internal int SoundBytes => In?.ServerContent?.ModelTurn?.Parts?.Sum(static part => part.InlineData?.Data?.Length ?? 0) ?? 0;

    internal bool CompletesTurn => In?.ServerContent?.TurnComplete == true;

    internal bool Interrupts => In?.ServerContent?.Interrupted == true;

    internal string? NewHandle => In?.SessionResumptionUpdate is { Resumable: true, NewHandle: { Length: > 0 } handle } ? handle : null;

    public override string ToString() => $"#{Connection} {(Out is not null ? '>' : '<')} " + (Out is not null
        ? Out.Setup is not null ? "setup" : Text is not null ? "text" : IsSpeech ? "speech" : Out.ToolResponse is not null ? "tool response" : Out.RealtimeInput?.Video is not null ? "frame" : Out.RealtimeInput?.AudioStreamEnd == true ? "end of speech" : "history"
        : string.Join(" + ", ((string?[])
        [
            In!.SetupComplete is not null ? "setup complete" : null,
            NewHandle is not null ? "handle" : null,
            In.GoAway is not null ? "goAway" : null,
            In.ToolCall is not null ? "tool call" : null,
            In.VoiceActivity?.Type,
            Interrupts ? "interrupted" : null,
            In.ServerContent?.InputTranscription is not null ? "heard" : null,
            HasSound ? "sound" : null,
            In.ServerContent?.OutputTranscription is not null ? "words" : null,
            In.ServerContent?.GenerationComplete == true ? "generation complete" : null,
            CompletesTurn ? "turn complete" : null,
        ]).OfType<string>()));
}
