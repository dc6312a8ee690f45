using System;
using LiveApi.Audio;
using LiveApi.Simulator.Speech;

namespace LiveApi.Simulator.Conversation;

/// <summary>How far the delivery of one spoken line has come, in sound and in words.</summary>
internal sealed class Delivery(ISpeech sound, string? words, TimeSpan began)
{
    private long _samples;
    private int _characters;

    internal ISpeech Sound { get; } = sound;

    internal TimeSpan Began { get; } = began;

    internal TimeSpan Sent => TimeSpan.FromSeconds((double)_samples / PcmFormat.Output.SampleRate);

    internal long Left => Sound.Samples - _samples;

    internal double Progress => Sound.Samples == 0 ? 1 : (double)_samples / Sound.Samples;

    internal void Count(int samples) => _samples += samples;

    /// <summary>The words that belong to the sound up to that part of it and were not given yet, whole words only.</summary>
    internal string? NextWords(double upTo)
    {
        if (words is null) { return null; }
        int end = upTo >= 1 ? words.Length : TextPieces.EndOfWord(words, (int)(words.Length * upTo));
        if (end <= _characters) { return null; }
        string next = words[_characters..end];
        _characters = end;
        return next;
    }
}
