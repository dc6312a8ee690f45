using System;

namespace LiveApi.Sessions;

/// <summary>Where a player is that plays each piece of speech as soon as it is read and the pieces before it are over. Its owner locks it.</summary>
/// <remarks>
/// What a user has heard at most: a player that holds a buffer, or starts later, is behind; what was never read has not been heard at all. A player
/// that knows better says so, and its word counts.
/// </remarks>
internal sealed class PlaybackClock(TimeProvider time)
{
    private TimeSpan _read;
    private TimeSpan? _said;
    private long _ends;

    /// <summary>The turn whose audio was read last; 0: none.</summary>
    internal int Turn { get; private set; }

    /// <summary>Whether something would still be playing.</summary>
    internal bool Plays => Turn > 0 && Remaining > TimeSpan.Zero;

    private TimeSpan Remaining => time.GetTimestamp() is long now && now >= _ends ? TimeSpan.Zero : time.GetElapsedTime(now, _ends);

    /// <summary>A piece goes to the reader.</summary>
    internal void Read(LiveAudio audio)
    {
        if (audio.Turn != Turn)
        {
            (Turn, _read, _said) = (audio.Turn, TimeSpan.Zero, null);
        }

        _read += audio.Duration;
        _ends = Math.Max(_ends, time.GetTimestamp()) + (long)(audio.Duration.TotalSeconds * time.TimestampFrequency);
    }

    /// <summary>How much of a turn's audio has been heard.</summary>
    internal TimeSpan HeardOf(int turn)
    {
        if (turn != Turn)
        {
            return TimeSpan.Zero;
        }

        TimeSpan left = Remaining;
        return _said ?? (left < _read ? _read - left : TimeSpan.Zero);
    }

    /// <summary>The player's own word for it. What was not read cannot have been heard.</summary>
    internal TimeSpan Say(int turn, TimeSpan heard)
    {
        if (turn != Turn)
        {
            return TimeSpan.Zero;
        }

        _said = heard < _read ? heard : _read;
        return _said.Value;
    }

    /// <summary>The player has thrown away what it had: how much was heard stays as it is.</summary>
    internal void Silence()
    {
        _said = HeardOf(Turn);
        _ends = time.GetTimestamp();
    }
}
