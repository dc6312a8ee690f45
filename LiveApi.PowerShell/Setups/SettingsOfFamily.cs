using System.Collections.Generic;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <summary>Settings that each family takes in another place, or only in words.</summary>
internal sealed class SettingsOfFamily(LiveSetup setup, ModelFamily family)
{
    private bool Translates => family.Translation is FeatureRule.Optional or FeatureRule.Required;

    // Most models choose their language by what they hear, and refuse a code: those are asked in words.
    private bool LanguageIsSetting => family.SpeechLanguageCode != false;

    private bool Transcribes => family.TranscriptionOptions == true;

    internal SpeechConfig? Speech
    {
        get
        {
            string? code = LanguageIsSetting ? setup.Language : null;
            return setup.Voice is null && code is null ? null : new SpeechConfig
            {
                VoiceConfig = setup.Voice is null ? null : new VoiceConfig { PrebuiltVoiceConfig = new PrebuiltVoiceConfig { VoiceName = VoiceCatalogue.Find(setup.Voice)?.Name ?? setup.Voice } },
                LanguageCode = code,
            };
        }
    }

    internal TranslationConfig? Translation => setup.TargetLanguage is null || !Translates
        ? null : new TranslationConfig { TargetLanguageCode = setup.TargetLanguage, EchoTargetLanguage = setup.EchoTargetLanguage };

    /// <summary>The transcript of the user: hints are for it, and a hint asks for it.</summary>
    internal AudioTranscriptionConfig? InputTranscription
        => Transcribes || Hints is null ? setup.InputTranscription == true ? new AudioTranscriptionConfig() : null : Hints;

    /// <summary>The same for models that do nothing else.</summary>
    internal AudioTranscriptionConfig? Transcriber => Transcribes ? Hints : null;

    internal string Instruction
    {
        get
        {
            List<string> parts = [];
            if (setup.TargetLanguage is not null && !Translates)
            {
                parts.Add($"You are an interpreter. Translate everything that you hear into {NameOf(setup.TargetLanguage)}. Say the translation and nothing else; answer no questions.");
            }

            if (setup.Language is not null && !LanguageIsSetting)
            {
                parts.Add($"Speak {NameOf(setup.Language)}.");
            }

            if (setup.SystemInstruction is not null)
            {
                parts.Add(setup.SystemInstruction);
            }

            return string.Join("\n", parts);
        }
    }

    private AudioTranscriptionConfig? Hints
        => setup is { TranscriptionLanguage: null, Vocabulary: null, TranscriptionMode: null, Diarization: not true } ? null : new AudioTranscriptionConfig
        {
            LanguageCodes = setup.TranscriptionLanguage,
            CustomVocabulary = setup.Vocabulary,
            Mode = WireWord.Of(setup.TranscriptionMode),
            Diarization = setup.Diarization == true ? true : null,
        };

    private static string NameOf(string code) => LanguageCatalogue.Find(code) is { } known ? $"{known.Name} ({known.Code})" : code;
}
