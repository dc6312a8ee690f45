using System;
using System.Threading;

namespace LiveApi.Sessions;

/// <summary>What waited, and what was left out, over all connections of a session.</summary>
internal sealed class FlowCounters
{
    private long _sendersWaited;
    private long _messagesDropped;
    private long _ticksDropped;

    /// <summary>How often a sender had to wait for room.</summary>
    internal long SendersWaited => Interlocked.Read(ref _sendersWaited);

    /// <summary>Audio messages that made room for newer ones.</summary>
    internal long AudioMessagesDropped => Interlocked.Read(ref _messagesDropped);

    /// <summary>How long those would have played.</summary>
    internal TimeSpan AudioDropped => TimeSpan.FromTicks(Interlocked.Read(ref _ticksDropped));

    internal void NoteWait() => Interlocked.Increment(ref _sendersWaited);

    internal void NoteDropped(int bytes, int sampleRate)
    {
        Interlocked.Increment(ref _messagesDropped);
        Interlocked.Add(ref _ticksDropped, new Audio.PcmFormat(sampleRate).DurationOf(bytes).Ticks);
    }
}
