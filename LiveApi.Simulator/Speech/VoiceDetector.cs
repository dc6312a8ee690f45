using System;

namespace LiveApi.Simulator.Speech;

internal enum VoiceChange { None, Started, Ended }

/// <summary>An energy gate over blocks of 20 ms that follows the noise around the speech. It counts blocks: how they arrive is nothing to it.</summary>
internal sealed class VoiceDetector(VoiceSettings settings)
{
    internal static readonly TimeSpan Block = TimeSpan.FromMilliseconds(20);

    private const double QuietestFloorDb = -70;
    private const double LoudestFirstFloorDb = -45;
    private const double Fall = 0.3;
    private const double RiseInSilence = 0.05;
    private const double RiseInSpeechDb = 0.02;

    private readonly int _commit = Blocks(settings.Commit);
    private readonly int _silence = Math.Max(1, Blocks(settings.Silence));
    private double? _floor;
    private int _sounding;
    private int _quiet;

    internal bool IsSpeaking { get; private set; }

    /// <summary>How many blocks back what has just started or ended really did.</summary>
    internal int BlocksAgo { get; private set; }

    /// <summary>Hears the next block by its level; says what that changes.</summary>
    internal VoiceChange Hear(double rmsDb)
    {
        double start = Threshold(rmsDb);
        Follow(rmsDb);
        return IsSpeaking ? HearSpeech(rmsDb > start - settings.HysteresisDb) : HearSilence(rmsDb > start);
    }

    /// <summary>Takes what was said as said, because the stream ends here. True where there was speech.</summary>
    internal bool End()
    {
        bool spoke = IsSpeaking;
        BlocksAgo = _quiet;
        (IsSpeaking, _sounding, _quiet) = (false, 0, 0);
        return spoke;
    }

    private double Threshold(double rmsDb)
    {
        // Nothing is known of the noise yet: the first block is taken for it, unless it is as loud as only speech is.
        _floor ??= Math.Clamp(rmsDb, QuietestFloorDb, LoudestFirstFloorDb);
        return Math.Max(_floor.Value + settings.MarginDb, settings.QuietestSpeechDb);
    }

    private void Follow(double rmsDb)
    {
        double floor = _floor!.Value;
        double level = Math.Max(rmsDb, QuietestFloorDb);
        if (level < floor) { floor += Fall * (level - floor); }
        else if (IsSpeaking || _sounding > 0) { floor += RiseInSpeechDb; }
        else { floor += RiseInSilence * (level - floor); }
        _floor = floor;
    }

    private VoiceChange HearSilence(bool sounds)
    {
        _quiet = sounds ? 0 : _quiet + 1;
        _sounding = sounds ? _sounding + 1 : _quiet > 2 ? 0 : _sounding + (_sounding > 0 ? 1 : 0);
        if (_sounding < _commit || !sounds) { return VoiceChange.None; }

        BlocksAgo = _sounding;
        (IsSpeaking, _quiet) = (true, 0);
        return VoiceChange.Started;
    }

    private VoiceChange HearSpeech(bool sounds)
    {
        _quiet = sounds ? 0 : _quiet + 1;
        if (_quiet < _silence) { return VoiceChange.None; }
        _ = End();
        return VoiceChange.Ended;
    }

    private static int Blocks(TimeSpan time) => (int)Math.Ceiling(time / Block);
}
