using System;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>What a scenario sees of the conversation, beyond saying and closing.</summary>
internal sealed partial class Conversation : IStage
{
    public ServiceKnobs Service
    {
        get => _knobs;
        set => _knobs = value;
    }

    public Random Dice => _setting.Dice;

    public JsonNode? Fact(string name) => name switch
    {
        "model" => _model.Id,
        "turn" => Memory.Turns + 1,
        "connection" => Memory.Connections,
        "session" => Memory.Id.ToString(),
        "voice" => _setup.GenerationConfig?.SpeechConfig?.VoiceConfig?.PrebuiltVoiceConfig?.VoiceName ?? "",
        _ => null,
    };

    public bool Declares(string tool)
    {
        foreach (Tool declared in _setup.Tools ?? [])
        {
            foreach (FunctionDeclaration function in declared.FunctionDeclarations ?? [])
            {
                if (function.Name == tool) { return true; }
            }
        }

        return false;
    }

    public void Understand(string words)
    {
        if (_model.Family.InterimTranscription == true) { Guess(words); }
        if (_setup.InputAudioTranscription is not null) { Send(new ServerContent { InputTranscription = new Transcription { Text = words } }); }
    }

    /// <summary>Tells early what it may be, each time anew.</summary>
    private void Guess(string words)
    {
        foreach (int part in (int[])[3, 2])
        {
            Send(new ServerContent { InterimInputTranscription = new Transcription { Text = words[..TextPieces.EndOfWord(words, words.Length / part)] } });
        }
    }

    public void SendRaw(ReadOnlyMemory<byte> message, bool asText)
    {
        if (IsOpen) { _line.SendRaw(message, asText); }
    }

    public void SendBytes(byte[] bytes)
    {
        if (IsOpen) { _line.SendBytes(bytes); }
    }

    public void Stall(TimeSpan? time)
    {
        Note("stall", time is { } limit ? $"Nothing is sent for {limit.TotalSeconds:0.###} s." : "Nothing is sent any more.");
        _line.Stall(time);
    }

    public void Fail(string text)
    {
        Note("failure", text);
        Log($"FAILED: {text}");
        Close(CloseCode.InternalError, text);
    }

    void IStage.Note(string text) => Note("note", text);
}
