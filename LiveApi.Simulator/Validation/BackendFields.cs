using System;
using System.Text;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>Members that only the other backend has: to this one they are unknown names.</summary>
internal static class BackendFields
{
    internal static UnknownMember? Objection(ClientMessage message, Surface surface) => message switch
    {
        { Setup: { } setup } => surface.IsGemini ? OnGemini(setup) : OnVertex(setup),
        { ContextUpdate: not null } when surface.IsGemini => new UnknownMember("contextUpdate", ""),
        { ToolResponse.FunctionResponses: { } responses } when surface.IsVertex => OnVertex(responses),
        _ => null,
    };

    private static UnknownMember? OnGemini(Setup setup) => setup switch
    {
        { SessionResumption.Transparent: not null } => new UnknownMember("transparent", "setup.session_resumption"),
        { ExplicitVadSignal: not null } => new UnknownMember("explicitVadSignal", "setup"),
        { Labels: not null } => new UnknownMember("labels", "setup"),
        _ => SafetyMethod(setup),
    };

    private static UnknownMember? OnVertex(Setup setup)
        => setup.GenerationConfig?.SpeechConfig?.VoiceConfig?.ReplicatedVoiceConfig switch
        {
            { ConsentAudio: not null } => new UnknownMember("consentAudio", VoicePath),
            { VoiceConsentSignature: not null } => new UnknownMember("voiceConsentSignature", VoicePath),
            _ => null,
        };

    private static UnknownMember? OnVertex(System.Collections.Generic.IReadOnlyList<FunctionResponse> responses)
    {
        for (int i = 0; i < responses.Count; i++)
        {
            if (responses[i].WillContinue is not null) { return new UnknownMember("willContinue", $"tool_response.function_responses[{i}]"); }
        }

        return null;
    }

    private static UnknownMember? SafetyMethod(Setup setup)
    {
        for (int i = 0; i < (setup.SafetySettings?.Count ?? 0); i++)
        {
            if (setup.SafetySettings![i].Method is not null) { return new UnknownMember("method", $"setup.safety_settings[{i}]"); }
        }

        return null;
    }

    private const string VoicePath = "setup.generation_config.speech_config.voice_config.replicated_voice_config";
}

/// <summary>A member that a backend does not know, in camelCase, and the path of what it stands in.</summary>
internal sealed record UnknownMember(string Name, string Path)
{
    /// <summary>The service's words, the name spelt as the client did.</summary>
    internal string Told(ReadOnlySpan<byte> message)
    {
        string snake = FieldPath.Snake(Name);
        bool isSnake = snake != Name && message.IndexOf(Encoding.UTF8.GetBytes($"\"{snake}\"")) >= 0;
        return FieldPath.UnknownName(isSnake ? snake : Name, Path);
    }
}
