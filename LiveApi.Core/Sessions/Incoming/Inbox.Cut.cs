using System;
using System.Collections.Generic;

namespace LiveApi.Sessions;

/// <summary>What an interruption found: unread audio that was taken out, and how much of what had been read was heard.</summary>
internal readonly record struct AudioCut(int Messages, TimeSpan Playing, TimeSpan Heard)
{
    /// <summary>The last turn that lost any; 0: none.</summary>
    internal int LastTurn { get; init; }
}

/// <content>What it does with audio that nobody is to hear any more, and what it knows of the audio that was read.</content>
internal sealed partial class Inbox
{
    private readonly PlaybackClock _playback = new(time ?? TimeProvider.System);

    /// <summary>The turn whose audio was read last, and whether a player would still be playing it.</summary>
    internal (int Turn, bool Plays) Playback
    {
        get
        {
            lock (_gate)
            {
                return (_playback.Turn, _playback.Plays);
            }
        }
    }

    /// <summary>Takes the unread audio of some turns out, and stops the clock of what is being played.</summary>
    internal AudioCut Cut(int from, int through)
    {
        int dropped = 0;
        int lastTurn = 0;
        TimeSpan playing = TimeSpan.Zero;
        lock (_gate)
        {
            Queue<LiveMessage> kept = new(_messages.Count);
            foreach (LiveMessage message in _messages)
            {
                if (message is LiveAudio audio && audio.Turn >= from && audio.Turn <= through)
                {
                    dropped++;
                    playing += audio.Duration;
                    lastTurn = audio.Turn;
                    _bytes -= audio.Weight;
                    Discard(audio);
                }
                else
                {
                    kept.Enqueue(message);
                }
            }

            _messages = kept;
            TimeSpan heard = _playback.Turn >= from ? _playback.HeardOf(_playback.Turn) : TimeSpan.Zero;
            _playback.Silence();
            return new AudioCut(dropped, playing, heard) { LastTurn = lastTurn };
        }
    }

    /// <summary>The player's own word for how much of a turn was heard; what it comes to.</summary>
    internal TimeSpan SayHeard(int turn, TimeSpan heard)
    {
        lock (_gate)
        {
            return _playback.Say(turn, heard);
        }
    }

    /// <summary>What was read before is not being played any more.</summary>
    internal void Silence()
    {
        lock (_gate)
        {
            _playback.Silence();
        }
    }
}
