using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>What is written down, and how.</summary>
internal static class TranscriptionRules
{
    private const int MostTerms = 1_000;
    private const int BestTerms = 100;

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        JudgeOne(asked, "inputAudioTranscription", asked.Setup.InputAudioTranscription, found);
        JudgeOne(asked, "outputAudioTranscription", asked.Setup.OutputAudioTranscription, found);
        JudgeOne(asked, "generationConfig.audioTranscriptionConfig", asked.Generation.AudioTranscriptionConfig, found);
        if (asked.Generation.AudioTranscriptionConfig is not null && asked.Model.IsKnown && asked.Family.TranscriptionOptions != true)
        {
            found.Doubtful(
                "generationConfig.audioTranscriptionConfig",
                $"{OutputRules.Known(asked)} is no model for transcription.",
                "Ask for transcripts with -InputTranscription and -OutputTranscription.",
                Sources.Sdk);
        }
    }

    private static void JudgeOne(SetupCase asked, string path, AudioTranscriptionConfig? config, ConflictList found)
    {
        if (config is null)
        {
            return;
        }

        bool refined = config is not { LanguageCodes: null, LanguageHints: null, LanguageAuto: null, CustomVocabulary: null, AdaptationPhrases: null, Mode: null, WordTimestamp: null, Diarization: null };
        if (refined && asked.Model.IsKnown && asked.Family.TranscriptionOptions != true)
        {
            found.Doubtful(path, $"{OutputRules.Known(asked)} is not known to refine transcripts: hints, vocabulary and the like may be ignored or refused.", "Use gemini-3.5-transcribe-live where they matter.", asked.FamilySource);
        }

        int terms = config.CustomVocabulary?.Count ?? config.AdaptationPhrases?.Count ?? 0;
        if (terms > MostTerms)
        {
            found.Refused(path + ".customVocabulary", $"{terms} terms are given; the service takes {MostTerms}.", $"At most {BestTerms} work best.", Sources.Reference);
        }
        else if (terms > BestTerms)
        {
            found.Note(path + ".customVocabulary", $"{terms} terms are given.", $"At most {BestTerms} work best.", Sources.Reference);
        }

        if (config.LanguageAuto is not null || config.LanguageHints is not null || config.AdaptationPhrases is not null)
        {
            found.Note(path, "languageAuto, languageHints and adaptationPhrases are deprecated.", "Use languageCodes and customVocabulary.", Sources.Sdk);
        }

        if (config.WordTimestamp == true)
        {
            found.Doubtful(path + ".wordTimestamp", "Times of words are for recorded audio, not for live transcription.", "Leave it out.", Sources.Reference);
        }

        foreach (string code in config.LanguageCodes ?? [])
        {
            VoiceRules.JudgeCode(path + ".languageCodes", code, found);
        }
    }
}
