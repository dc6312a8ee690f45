using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>Words that are no members of their enums: the service reads them as invalid values.</summary>
internal static class EnumCheck
{
    private static readonly EnumField[] Fields =
    [
        new("setup.generation_config.response_modalities", "Modality", setup => setup.GenerationConfig?.ResponseModalities, "MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"),
        new("setup.generation_config.media_resolution", "MediaResolution", setup => One(setup.GenerationConfig?.MediaResolution),
            "MEDIA_RESOLUTION_UNSPECIFIED", "MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_MEDIUM", "MEDIA_RESOLUTION_HIGH"),
        new("setup.generation_config.thinking_config.thinking_level", "ThinkingLevel", setup => One(setup.GenerationConfig?.ThinkingConfig?.ThinkingLevel?.ToUpperInvariant()),
            "THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"),
        new("setup.realtime_input_config.activity_handling", "ActivityHandling", setup => One(setup.RealtimeInputConfig?.ActivityHandling),
            "ACTIVITY_HANDLING_UNSPECIFIED", "START_OF_ACTIVITY_INTERRUPTS", "NO_INTERRUPTION"),
        new("setup.realtime_input_config.turn_coverage", "TurnCoverage", setup => One(setup.RealtimeInputConfig?.TurnCoverage),
            "TURN_COVERAGE_UNSPECIFIED", "TURN_INCLUDES_ONLY_ACTIVITY", "TURN_INCLUDES_ALL_INPUT", "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO"),
        new("setup.realtime_input_config.automatic_activity_detection.start_of_speech_sensitivity", "StartSensitivity",
            setup => One(setup.RealtimeInputConfig?.AutomaticActivityDetection?.StartOfSpeechSensitivity), "START_SENSITIVITY_UNSPECIFIED", "START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"),
        new("setup.realtime_input_config.automatic_activity_detection.end_of_speech_sensitivity", "EndSensitivity",
            setup => One(setup.RealtimeInputConfig?.AutomaticActivityDetection?.EndOfSpeechSensitivity), "END_SENSITIVITY_UNSPECIFIED", "END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"),
    ];

    internal static Refusal? Objection(Setup setup)
    {
        foreach (EnumField field in Fields)
        {
            string? wrong = (field.Words(setup) ?? []).FirstOrDefault(word => !field.Known.Contains(word) && !char.IsAsciiDigit(word.FirstOrDefault()));
            if (wrong is not null) { return Refusal.Invalid(FieldPath.InvalidValue(field.Path, field.Type, wrong)); }
        }

        return null;
    }

    private static IReadOnlyList<string>? One(string? word) => word is null ? null : [word];

    private sealed record EnumField(string Path, string Type, Func<Setup, IReadOnlyList<string>?> Words, params string[] Known);
}
