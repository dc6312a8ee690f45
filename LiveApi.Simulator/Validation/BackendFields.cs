using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>Members that only the other backend has: to this one they are unknown names.</summary>
internal static class BackendFields
{
    internal static string? Objection(ClientMessage message, Surface surface) => message switch
    {
        { Setup: { } setup } => surface.IsGemini ? OnGemini(setup) : OnVertex(setup),
        { ContextUpdate: not null } when surface.IsGemini => FieldPath.UnknownName("contextUpdate", ""),
        { ToolResponse.FunctionResponses: { } responses } when surface.IsVertex => OnVertex(responses),
        _ => null,
    };

    private static string? OnGemini(Setup setup) => setup switch
    {
        { SessionResumption.Transparent: not null } => FieldPath.UnknownName("transparent", "setup.session_resumption"),
        { ExplicitVadSignal: not null } => FieldPath.UnknownName("explicitVadSignal", "setup"),
        { Labels: not null } => FieldPath.UnknownName("labels", "setup"),
        _ => SafetyMethod(setup),
    };

    private static string? OnVertex(Setup setup)
        => setup.GenerationConfig?.SpeechConfig?.VoiceConfig?.ReplicatedVoiceConfig switch
        {
            { ConsentAudio: not null } => FieldPath.UnknownName("consentAudio", VoicePath),
            { VoiceConsentSignature: not null } => FieldPath.UnknownName("voiceConsentSignature", VoicePath),
            _ => null,
        };

    private static string? OnVertex(System.Collections.Generic.IReadOnlyList<FunctionResponse> responses)
    {
        for (int i = 0; i < responses.Count; i++)
        {
            if (responses[i].WillContinue is not null) { return FieldPath.UnknownName("willContinue", $"tool_response.function_responses[{i}]"); }
        }

        return null;
    }

    private static string? SafetyMethod(Setup setup)
    {
        for (int i = 0; i < (setup.SafetySettings?.Count ?? 0); i++)
        {
            if (setup.SafetySettings![i].Method is not null) { return FieldPath.UnknownName("method", $"setup.safety_settings[{i}]"); }
        }

        return null;
    }

    private const string VoicePath = "setup.generation_config.speech_config.voice_config.replicated_voice_config";
}
