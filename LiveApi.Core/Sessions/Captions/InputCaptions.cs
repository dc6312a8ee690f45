using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Puts what the service heard to the audio that was sent.</summary>
internal sealed class InputCaptions
{
    private readonly List<(string Text, long At, TimeSpan? Start, TimeSpan? End)> _pieces = [];
    private TimeSpan? _start;
    private TimeSpan? _end;

    /// <summary>Speech began or ended, at a place in all audio of the session.</summary>
    internal void Noticed(LiveVoiceActivity activity)
    {
        if (activity.Type == VoiceActivityType.Start)
        {
            (_start, _end) = (activity.AudioOffset, null);
        }
        else
        {
            _end = activity.AudioOffset;
        }
    }

    /// <summary>A piece of a transcript came at this moment.</summary>
    internal void Heard(string text, long at) => _pieces.Add((text, at, _start, _end));

    /// <param name="audioBefore">Audio that the session had sent before this turn.</param>
    /// <param name="inputAudio">Audio of this turn.</param>
    /// <param name="sentAt">How much of it had been sent at a moment.</param>
    internal IReadOnlyList<LiveCaption> Build(TimeSpan audioBefore, TimeSpan inputAudio, Func<long, TimeSpan> sentAt)
    {
        CaptionTrack track = new();
        TimeSpan last = TimeSpan.Zero;
        foreach ((string text, long at, TimeSpan? start, TimeSpan? end) in _pieces)
        {
            TimeSpan from = Within(start - audioBefore ?? last, last, inputAudio);
            TimeSpan to = Within(end - audioBefore ?? sentAt(at), from, inputAudio);
            track.Add(text);
            track.EndStretch(from, to);
            last = to;
        }

        return track.Build(inputAudio);
    }

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? (most > least ? most : least) : value;
}
