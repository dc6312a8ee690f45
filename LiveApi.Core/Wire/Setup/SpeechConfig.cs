using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The voice that speaks.</summary>
public sealed record SpeechConfig
{
    public VoiceConfig? VoiceConfig { get; init; }

    /// <summary>BCP-47, for half-cascade models only.</summary>
    public string? LanguageCode { get; init; }

    public MultiSpeakerVoiceConfig? MultiSpeakerVoiceConfig { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A voice of the service, or one made from a sample.</summary>
public sealed record VoiceConfig
{
    public PrebuiltVoiceConfig? PrebuiltVoiceConfig { get; init; }

    public ReplicatedVoiceConfig? ReplicatedVoiceConfig { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A voice of the service, by name.</summary>
public sealed record PrebuiltVoiceConfig
{
    public string? VoiceName { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A voice made from a sample, with the consent of its owner.</summary>
public sealed record ReplicatedVoiceConfig
{
    public string? MimeType { get; init; }

    public byte[]? VoiceSampleAudio { get; init; }

    public byte[]? ConsentAudio { get; init; }

    public VoiceConsentSignature? VoiceConsentSignature { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Proof that a consent was checked, for reuse instead of the recording of it.</summary>
public sealed record VoiceConsentSignature
{
    public string? Signature { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Two speakers in one answer; a feature of text to speech that shares this type.</summary>
public sealed record MultiSpeakerVoiceConfig
{
    public IReadOnlyList<SpeakerVoiceConfig>? SpeakerVoiceConfigs { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>One of several speakers and the voice of it.</summary>
public sealed record SpeakerVoiceConfig
{
    public string? Speaker { get; init; }

    public VoiceConfig? VoiceConfig { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
