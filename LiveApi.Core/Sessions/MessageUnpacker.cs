using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LiveApi.Audio;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Turns one server message, with all the fields that it bundles, into messages in a fixed order.</summary>
internal sealed class MessageUnpacker(TurnClock clock, Inbox inbox, ToolLedger tools)
{
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
            clock.OnContent();
            Add(into, new LiveToolCall(call, tools.Has(call.Name)));
        }

        if (message.ToolCallCancellation?.Ids is { } cancelled)
        {
            Add(into, new LiveToolCallCancellation(cancelled));
        }

        if (message.ServerContent is { } signals)
        {
            UnpackSignals(signals, message.InteractionStatus, into);
        }
        else if (message.InteractionStatus is { } status)
        {
            Add(into, new LiveStatus(status));
        }

        if (message.UsageMetadata is { } usage)
        {
            Add(into, new LiveUsage(usage), TurnOfUsage(message));
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
    }

    /// <summary>Adds a piece of audio, unless it was meant for a playback that is over; then it is counted.</summary>
    internal void UnpackAudio(byte[] pcm, int sampleRate, List<LiveMessage> into)
    {
        if (clock.IsStale)
        {
            LateAudioRefused++;
            return;
        }

        clock.OnContent();
        Add(into, new LiveAudio(pcm, sampleRate));
    }

    private static void UnpackUnknownPart(Part part, MessageUnpacker self, List<LiveMessage> into)
    {
        if (part.ThoughtSignature is null || part.Unknown is { Count: > 0 })
        {
            self.AddUnknown(into, "serverContent.modelTurn.parts.", part.Unknown);
        }
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

    private void UnpackContent(ServerContent content, List<LiveMessage> into)
    {
        if (content.InterimInputTranscription is { Text: not null } interim)
        {
            Add(into, new LiveTranscript(ofInput: true, interim: true, interim));
        }

        if (content.InputTranscription is { Text: not null } heard)
        {
            Add(into, new LiveTranscript(ofInput: true, interim: false, heard));
        }

        foreach (Part part in content.ModelTurn?.Parts ?? [])
        {
            UnpackPart(part, into);
        }

        if (content.OutputTranscription is { Text: not null } said)
        {
            clock.OnContent();
            Add(into, new LiveTranscript(ofInput: false, interim: false, said));
        }

        foreach (JsonElement? metadata in new[] { content.GroundingMetadata, content.UrlContextMetadata })
        {
            if (metadata is { } grounding)
            {
                Add(into, new LiveGrounding(FreeJson.ToLine(grounding)));
            }
        }
    }

    private void UnpackPart(Part part, List<LiveMessage> into)
    {
        if (part.Text is { } text)
        {
            clock.OnContent();
            Add(into, part.Thought == true ? new LiveThought(text) : new LiveText(text));
        }
        else if (part.InlineData is { Data: { } data } blob)
        {
            UnpackBlob(data, blob.MimeType ?? "audio/pcm", into);
        }
        else if (part.ExecutableCode is not null || part.CodeExecutionResult is not null)
        {
            Add(into, new LiveCode(part));
        }
        else
        {
            UnpackUnknownPart(part, this, into);
        }
    }

    private void UnpackBlob(byte[] data, string mimeType, List<LiveMessage> into)
    {
        if (!PcmFormat.TryFromMimeType(mimeType, out PcmFormat format))
        {
            clock.OnContent();
            Add(into, new LiveMedia(data, mimeType));
        }
        else
        {
            UnpackAudio(data, format.SampleRate, into);
        }
    }

    private void UnpackSignals(ServerContent content, string? outerStatus, List<LiveMessage> into)
    {
        if (content.Interrupted == true)
        {
            (int messages, TimeSpan playing) = clock.OnInterrupted() ? DropUnheard(into) : default;
            Add(into, new LiveInterrupted(messages, playing));
        }

        string? status = content.InteractionStatus ?? outerStatus;
        if (status is not null)
        {
            Add(into, new LiveStatus(status));
        }

        if (content.GenerationComplete == true)
        {
            Add(into, new LiveGenerationComplete { EndsTurn = clock.EndsAtGenerationComplete });
            clock.OnGenerationComplete();
        }

        if (content.TurnComplete == true)
        {
            // A model that goes on by itself has completed a remark, not its turn.
            bool goesOn = status == InteractionStatus.InProgress;
            Add(into, new LiveTurnComplete(content.TurnCompleteReason, clock.IsInterrupted, content.WaitingForInput == true) { EndsTurn = !goesOn });
            clock.OnTurnComplete(goesOn);
        }
        else if (content.WaitingForInput == true)
        {
            Add(into, new LiveStatus("WAITING_FOR_INPUT"));
        }
    }

    // What this very message brought before its own interrupted mark is as stale as what waits in the inbox.
    private (int Messages, TimeSpan Playing) DropUnheard(List<LiveMessage> into)
    {
        (int messages, TimeSpan playing) = inbox.DropAudio(clock.Current);
        foreach (LiveAudio audio in into.OfType<LiveAudio>().ToArray())
        {
            into.Remove(audio);
            messages++;
            playing += audio.Duration;
        }

        return (messages, playing);
    }

    // Usage that comes with turnComplete is that turn's, though the clock has moved on.
    private int TurnOfUsage(ServerMessage message) => message.ServerContent?.TurnComplete == true ? clock.Current - 1 : clock.Current;

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
