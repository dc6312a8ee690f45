using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Fields that only one of the services has: to the other they are unknown names.</summary>
internal static class BackendRules
{
    internal static void Judge(SetupCase asked, ConflictList found)
    {
        if (asked.IsVertex)
        {
            OnVertex(asked.Generation.SpeechConfig?.VoiceConfig?.ReplicatedVoiceConfig, found);
            return;
        }

        VertexOnly("sessionResumption.transparent", asked.Setup.SessionResumption?.Transparent is not null, "-TransparentResumption", Sources.Measured, found);
        VertexOnly("explicitVadSignal", asked.Setup.ExplicitVadSignal is not null, "-ExplicitVadSignal", Sources.Sdk, found);
        VertexOnly("labels", asked.Setup.Labels is not null, "-Label", Sources.VertexReference, found);
        VertexOnly("safetySettings.method", asked.Setup.SafetySettings?.Any(static one => one.Method is not null) == true, "method", Sources.Sdk, found);
    }

    private static void VertexOnly(string path, bool isSet, string parameter, string source, ConflictList found)
    {
        if (isSet)
        {
            found.Refused(path, "The Gemini API does not have this field; Vertex AI does.", $"Leave {parameter} out.", source);
        }
    }

    private static void OnVertex(ReplicatedVoiceConfig? voice, ConflictList found)
    {
        if (voice is { ConsentAudio: not null } or { VoiceConsentSignature: not null })
        {
            found.Refused("generationConfig.speechConfig.voiceConfig.replicatedVoiceConfig", "Vertex AI does not take a consent with the voice; the Gemini API does.", "Leave consentAudio and voiceConsentSignature out.", Sources.Sdk);
        }
    }
}
