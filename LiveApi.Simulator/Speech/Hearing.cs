using System;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>
/// The ear of a conversation: finds utterances in the audio that really arrives, by the time of the stream, or between the client's own marks.
/// </summary>
internal sealed class Hearing(VoiceSettings? automatic, bool keepAudio, TimeSpan alreadyHeard)
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(200);

    private VoiceDetector? _detector = NewDetector(automatic);
    private TimeSpan _before = alreadyHeard;
    private SpeechBuffer _buffer = new(PcmFormat.Input.SampleRate);
    private LevelMeter _level = new();
    private byte[] _block = [];
    private int _filled;
    private long _samples;
    private long _start;
    private long _pausedAt;
    private bool _marked;

    /// <summary>Somebody began to speak, at this place of the stream.</summary>
    internal Action<TimeSpan>? Started { get; init; }

    /// <summary>Somebody has spoken.</summary>
    internal Action<Utterance>? Ended { get; init; }

    internal int Rate { get; private set; } = PcmFormat.Input.SampleRate;

    internal bool IsSpeech => _marked || _detector is { IsSpeaking: true };

    /// <summary>How much audio has come, in the time of the stream.</summary>
    internal TimeSpan Heard => At(_samples);

    /// <summary>Takes mono PCM16 as it comes, in pieces of any size.</summary>
    internal void Hear(ReadOnlySpan<byte> pcm, int rate)
    {
        if (rate != Rate || _block.Length == 0) { ChangeRate(rate); }
        while (!pcm.IsEmpty)
        {
            int taken = Math.Min(pcm.Length, _block.Length - _filled);
            pcm[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            pcm = pcm[taken..];
            if (_filled == _block.Length) { HearBlock(_block); _filled = 0; }
        }
    }

    /// <summary>The stream pauses: what was said is taken as said. What comes next may be another recording, with another noise.</summary>
    internal void EndOfStream()
    {
        HearRest();
        if (_detector is { } detector && detector.End()) { Finish(_samples - BlockSamples(detector.BlocksAgo)); }
        (_detector, _pausedAt) = (NewDetector(automatic), _samples);
    }

    /// <summary>The client marks the beginning of its user's speech.</summary>
    internal void MarkStart()
    {
        HearRest();
        _marked = true;
        Begin(_samples);
    }

    /// <summary>The client marks the end of it. False where there was no beginning.</summary>
    internal bool MarkEnd()
    {
        HearRest();
        if (!_marked) { return false; }
        _marked = false;
        Finish(_samples);
        return true;
    }

    private void HearBlock(ReadOnlySpan<byte> block)
    {
        _samples += block.Length / 2;
        VoiceChange change = _detector?.Hear(AudioLevel.Measure(block).RmsDbfs) ?? VoiceChange.None;
        if (keepAudio) { _buffer.Add(block, IsSpeech || change != VoiceChange.None); }
        if (IsSpeech) { _level.Add(block); }
        if (change == VoiceChange.Started) { Begin(_samples - BlockSamples(_detector!.BlocksAgo)); }
        if (change == VoiceChange.Ended) { Finish(_samples - BlockSamples(_detector!.BlocksAgo)); }
    }

    private void Begin(long at)
    {
        _start = at;
        _level = new LevelMeter();
        Started?.Invoke(At(at));
    }

    private void Finish(long end)
    {
        // Marks say exactly what belongs to the utterance; the detector comes late and leaves early, so it gets a margin.
        TimeSpan before = _detector is null ? TimeSpan.Zero : LeadIn;
        TimeSpan after = _detector is null ? TimeSpan.Zero : Tail;
        byte[]? pcm = keepAudio ? _buffer.Take(Math.Max(_pausedAt, _start - Samples(before)), end + Samples(after)) : null;
        Ended?.Invoke(new Utterance(At(_start), At(end), Rate, _level.Level, pcm));
    }

    private void HearRest()
    {
        int whole = _filled & ~1;
        if (whole > 0) { HearBlock(_block.AsSpan(0, whole)); }
        _filled = 0;
    }

    private void ChangeRate(int rate)
    {
        if (_block.Length > 0) { HearRest(); }
        (_before, _samples, _start, _pausedAt) = (Heard, 0, Math.Min(0, (_start - _samples) * rate / Rate), 0);
        Rate = rate;
        _block = new byte[Samples(VoiceDetector.Block) * 2];
        _buffer = new SpeechBuffer(rate);
    }

    private static VoiceDetector? NewDetector(VoiceSettings? settings) => settings is null ? null : new VoiceDetector(settings);

    private TimeSpan At(long sample) => _before + TimeSpan.FromSeconds((double)sample / Rate);

    private long BlockSamples(int blocks) => (long)blocks * (_block.Length / 2);

    private long Samples(TimeSpan time) => (long)(time.TotalSeconds * Rate);
}
