using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LiveApi.Audio;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Turns one server message, with all the fields that it bundles, into messages in a fixed order.</summary>
internal sealed partial class MessageUnpacker(TurnClock clock, Inbox inbox, ToolLedger tools)
{
    // How long the late audio of the current turn would have played.
    private TimeSpan _refused;

    /// <summary>Audio that came after its turn had been interrupted, and was refused.</summary>
    internal long LateAudioRefused { get; private set; }

    /// <summary>Adds what <paramref name="message"/> holds to <paramref name="into"/>: nothing is left out, and the order is always the same.</summary>
    internal void Unpack(ServerMessage message, List<LiveMessage> into)
    {
        if (message.SessionResumptionUpdate is { } resumption)
        {
            Add(into, new LiveResumption(resumption.Resumable == true && !string.IsNullOrEmpty(resumption.NewHandle), resumption.NewHandle));
        }

        UnpackActivity(message, into);
        if (message.ServerContent is { } content)
        {
            UnpackContent(content, into);
        }

        foreach (FunctionCall call in message.ToolCall?.FunctionCalls ?? [])
        {
            clock.On(TurnSign.ToolCall);
            Add(into, new LiveToolCall(call, tools.Has(call.Name)));
        }

        if (message.ToolCallCancellation?.Ids is { } cancelled)
        {
            Add(into, new LiveToolCallCancellation(cancelled));
        }

        int turn = clock.Current;
        if (message.ServerContent is { } signals)
        {
            UnpackSignals(signals, message.InteractionStatus, into);
        }
        else if (message.InteractionStatus is { } status)
        {
            AddStatus(status, completesTurn: false, into);
        }

        if (message.UsageMetadata is { } usage)
        {
            Add(into, new LiveUsage(usage), message.ServerContent is null ? clock.Current : turn);
        }

        if (message.GoAway is { } goAway)
        {
            Add(into, new LiveGoAway(goAway.TimeLeft));
        }

        if (message.Error is { } error)
        {
            Add(into, new LiveServerError(error.Code ?? 0, error.Status ?? string.Empty, error.Message ?? string.Empty));
        }

        AddUnknown(into, string.Empty, message.Unknown);
        AddUnknown(into, "serverContent.", message.ServerContent?.Unknown);
        AddUnknown(into, "serverContent.modelTurn.", message.ServerContent?.ModelTurn?.Unknown);
        AddUnknown(into, "serverContent.inputTranscription.", message.ServerContent?.InputTranscription?.Unknown);
        AddUnknown(into, "serverContent.outputTranscription.", message.ServerContent?.OutputTranscription?.Unknown);
        AddUnknown(into, "toolCall.", message.ToolCall?.Unknown);
    }

    /// <summary>Adds a piece of audio, unless it was meant for a playback that is over; then it is counted.</summary>
    internal void UnpackAudio(byte[] pcm, int sampleRate, List<LiveMessage> into)
    {
        if (clock.On(TurnSign.Audio) == AudioFate.Refused)
        {
            LateAudioRefused++;
            _refused += new PcmFormat(sampleRate).DurationOf(pcm.Length);
            return;
        }

        Add(into, new LiveAudio(pcm, sampleRate));
    }

    /// <summary>A part that no message stands for, known on the wire or not, is named. A signature alone says nothing.</summary>
    private void UnpackOtherPart(Part part, List<LiveMessage> into)
    {
        JsonElement whole = JsonSerializer.SerializeToElement(part with { Thought = null, ThoughtSignature = null }, WireJson.Default.Part);
        AddUnknown(into, "serverContent.modelTurn.parts.", whole.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));
    }

    private void UnpackActivity(ServerMessage message, List<LiveMessage> into)
    {
        if (message.VoiceActivity is { } activity)
        {
            Add(into, new LiveVoiceActivity(activity.Type ?? string.Empty, activity.AudioOffset));
        }

        if (message.VoiceActivityDetectionSignal is { } signal)
        {
            Add(into, new LiveVoiceActivity(signal.VadSignalType ?? string.Empty, audioOffset: null));
        }
    }

    private void AddUnknown(List<LiveMessage> into, string path, Dictionary<string, JsonElement>? unknown)
    {
        if (unknown is { Count: > 0 })
        {
            Add(into, new LiveUnknown(string.Join(", ", unknown.Keys.Select(name => path + name)), fault: null));
        }
    }

    private void Add(List<LiveMessage> into, LiveMessage message, int? turn = null)
    {
        message.Turn = turn ?? clock.Current;
        into.Add(message);
    }
}
