using System;
using LiveApi.Wire;

namespace LiveApi.Simulator.Speech;

/// <summary>What the detector of speech goes by: the documented parameters of automatic activity detection, with numbers to them.</summary>
internal sealed record VoiceSettings(bool HighStart, bool HighEnd, TimeSpan PrefixPadding, TimeSpan Silence)
{
    private const int DefaultPrefixMs = 20;
    private const int DefaultSilenceMs = 800;
    private const int DefaultPatientSilenceMs = 1000;

    /// <summary>How far above the noise speech has to be, in dB.</summary>
    internal double MarginDb => HighStart ? 9 : 14;

    /// <summary>What counts as silence in any case, in dBFS.</summary>
    internal double QuietestSpeechDb => HighStart ? -50 : -44;

    /// <summary>How far below the level that starts speech it has to fall to be silence, in dB.</summary>
    internal double HysteresisDb => HighEnd ? 3 : 6;

    /// <summary>How long something has to sound like speech before it counts as begun: the padding and what telling it from a click takes.</summary>
    internal TimeSpan Commit => PrefixPadding + TimeSpan.FromMilliseconds(HighStart ? 100 : 180);

    /// <summary>The settings that a setup asks for; <paramref name="highByDefault"/> differs by backend.</summary>
    internal static VoiceSettings From(AutomaticActivityDetection? wish, bool highByDefault)
    {
        bool highStart = IsHigh(wish?.StartOfSpeechSensitivity, "START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW", highByDefault);
        bool highEnd = IsHigh(wish?.EndOfSpeechSensitivity, "END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW", highByDefault);
        return new VoiceSettings(
            highStart,
            highEnd,
            TimeSpan.FromMilliseconds(wish?.PrefixPaddingMs ?? DefaultPrefixMs),
            TimeSpan.FromMilliseconds(wish?.SilenceDurationMs ?? (highEnd ? DefaultSilenceMs : DefaultPatientSilenceMs)));
    }

    private static bool IsHigh(string? word, string high, string low, bool byDefault) => word == high || (word != low && byDefault);
}
