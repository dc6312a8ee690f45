using System;
using LiveApi.Audio;

namespace LiveApi.Sessions;

/// <summary>When the first sound of an answer can be heard, for a player that plays each piece as soon as it has it: silence is played, too.</summary>
internal sealed class FirstSound
{
    private TimeSpan _played;

    /// <summary>Counted from the first piece of audio; null: nothing can be heard yet.</summary>
    internal TimeSpan? At { get; private set; }

    /// <summary>Takes a piece that came so long after the first.</summary>
    internal void Add(LiveAudio audio, TimeSpan arrived)
    {
        if (At is not null)
        {
            return;
        }

        TimeSpan start = arrived > _played ? arrived : _played;
        At = start + SoundOnset.In(audio.Data, audio.SampleRate);
        _played = start + audio.Duration;
    }
}
