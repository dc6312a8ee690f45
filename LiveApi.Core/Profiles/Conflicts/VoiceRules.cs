using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>The voice that speaks, and the languages.</summary>
internal static class VoiceRules
{
    private const string Speech = "generationConfig.speechConfig";
    private const string VoiceName = Speech + ".voiceConfig.prebuiltVoiceConfig.voiceName";
    private const string LanguageCode = Speech + ".languageCode";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        if (asked.Generation.SpeechConfig is { } speech)
        {
            JudgeSpeech(asked, speech, found);
        }

        JudgeTranslation(asked, found);
    }

    private static void JudgeSpeech(SetupCase asked, SpeechConfig speech, ConflictList found)
    {
        if (asked.Generation.ResponseModalities is [Modality.Text])
        {
            found.Refused(Speech, "A voice or language is set, and the answers are text.", "Leave -Voice and -Language out, or answer in AUDIO.", Sources.Threads);
        }

        if (speech.VoiceConfig?.PrebuiltVoiceConfig?.VoiceName is { } voice)
        {
            JudgeVoice(asked, voice, found);
        }

        if (speech.VoiceConfig is { PrebuiltVoiceConfig: not null, ReplicatedVoiceConfig: not null })
        {
            found.Doubtful(Speech + ".voiceConfig", "Both a prebuilt voice and one made from a sample are set.", "Give one of them.", Sources.Sdk);
        }

        if (speech.MultiSpeakerVoiceConfig is not null)
        {
            found.Doubtful(Speech + ".multiSpeakerVoiceConfig", "Two speakers are a feature of text to speech, not of Live sessions.", "Give one voice.", Sources.Reference);
        }

        if (speech.LanguageCode is { } code)
        {
            JudgeCode(LanguageCode, code, found);
            if (asked.Family.SpeechLanguageCode == false)
            {
                found.Doubtful(LanguageCode, $"{OutputRules.Known(asked)} chooses its language itself, and takes no code.", "Use -Language, which asks for it in the system instruction.", asked.FamilySource);
            }
        }
    }

    private static void JudgeVoice(SetupCase asked, string name, ConflictList found)
    {
        Voice[] voices = [.. VoiceCatalogue.Of(asked.Family)];
        if (voices.Length == 0)
        {
            found.Refused(VoiceName, $"{OutputRules.Known(asked)} does not speak, and has no voices.", "Leave -Voice out.", asked.FamilySource);
        }
        else if (VoiceCatalogue.Find(name) is not { } known || known.Name != name)
        {
            string hint = VoiceCatalogue.Suggest(name) is { } near ? NearestName.Hint(near) : string.Empty;
            found.Refused(VoiceName, $"There is no voice '{name}'.", $"{hint}Get-LiveVoice lists all of them.", Sources.Voices);
        }
        else if (!voices.Contains(known))
        {
            found.Doubtful(VoiceName, $"{OutputRules.Known(asked)} is not known to have the voice {name}.", $"It has {string.Join(", ", voices.Select(static one => one.Name))}.", asked.FamilySource);
        }
    }

    private static void JudgeTranslation(SetupCase asked, ConflictList found)
    {
        const string Path = "generationConfig.translationConfig";
        string? target = asked.Generation.TranslationConfig?.TargetLanguageCode;
        if (asked.Family.Translation is FeatureRule.Required && string.IsNullOrEmpty(target))
        {
            found.Refused(Path + ".targetLanguageCode", $"{OutputRules.Known(asked)} translates, and is not told into which language.", "Give -TargetLanguage.", asked.FamilySource);
        }
        else if (asked.Family.Translation is FeatureRule.Refused && asked.Generation.TranslationConfig is not null)
        {
            found.Refused(
                Path,
                $"{OutputRules.Known(asked)} has no setting for translation.",
                "Use -TargetLanguage, which asks it in words, or a model that is made for it, gemini-3.5-live-translate-preview.",
                asked.FamilySource);
        }
        else if (target is not null)
        {
            JudgeCode(Path + ".targetLanguageCode", target, found);
        }
    }

    internal static void JudgeCode(string path, string code, ConflictList found)
    {
        string hint = NearestName.Hint(LanguageCatalogue.Suggest(code));
        if (!LanguageCatalogue.IsWellFormed(code))
        {
            found.Doubtful(path, $"'{code}' is no language code.", $"{hint}A code is like de-DE, en-US or ja.", Sources.Reference);
        }
        else if (!LanguageCatalogue.Has(code))
        {
            found.Note(path, $"The language '{code}' is not among those that the service lists by code.", $"{hint}It speaks more than it lists: try it.", Sources.VertexReference);
        }
    }
}
