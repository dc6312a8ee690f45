using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>What became of audio that was to be held.</summary>
internal enum Holding
{
    /// <summary>There is a connection: it can be sent.</summary>
    Unneeded,

    /// <summary>It waits for the next connection.</summary>
    Taken,

    /// <summary>It would be more than may wait.</summary>
    Full,
}

/// <content>What it does between two connections: nothing is taken out, and what comes keeps its place.</content>
internal sealed partial class Outbox
{
    private ISlotWriter? _writer;
    private volatile bool _held;
    private bool _retired;
    private TaskCompletionSource<bool> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether nothing is taken out at the moment.</summary>
    internal bool IsHeld => _held;

    /// <summary>Ends when something is taken out again, or nothing ever will be.</summary>
    internal Task Released
    {
        get { lock (_gate) { return _held && !_completed ? _released.Task : Task.CompletedTask; } }
    }

    /// <summary>How many messages wait that the model has to answer, tools' results left out: questions that no connection has had yet.</summary>
    internal int HeldQuestions
    {
        get { lock (_gate) { return _again.Concat(_ordered).Count(static slot => slot.IsQuestion); } }
    }

    /// <summary>Whether a tool's result waits.</summary>
    internal bool HoldsResults
    {
        get { lock (_gate) { return _again.Concat(_urgent).Any(static slot => slot.IsUrgent); } }
    }

    /// <summary>Whether the end of what the user says waits: whoever takes it hears the rest.</summary>
    internal bool HoldsEndOfSpeech
    {
        get { lock (_gate) { return _again.Concat(_ordered).Any(static slot => slot.EndsSpeech); } }
    }

    /// <summary>How many texts of the user wait.</summary>
    internal int HeldTexts
    {
        get { lock (_gate) { return _again.Concat(_ordered).Sum(static slot => slot.UserTexts); } }
    }

    /// <summary>What waits, other than audio, and the audio that does.</summary>
    internal (int Messages, TimeSpan Audio) Held
    {
        get { lock (_gate) { return (_again.Concat(_urgent).Concat(_ordered).Count(static slot => slot.AudioBytes == 0), Playing(_again.Concat(_ordered))); } }
    }

    /// <summary>Stops taking out. The send loop goes on waiting; <see cref="Release"/> lets it go on, <see cref="Retire"/> ends it.</summary>
    internal void Hold()
    {
        lock (_gate)
        {
            BeginHold();
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            EndHold();
        }

        WakeIfNeeded();
    }

    /// <summary>The connection that it emptied into is over: its send loop ends, and what comes waits for the next one.</summary>
    internal void Retire()
    {
        bool waits;
        lock (_gate)
        {
            BeginHold();
            _retired = true;
            _writer = null;
            (waits, _loopWaits) = (_loopWaits, false);
        }

        if (waits)
        {
            _wake.Wake(false);
        }
    }

    /// <summary>A new connection: what waits goes to it, in order.</summary>
    internal void Attach(ISlotWriter writer)
    {
        lock (_gate)
        {
            _writer = writer;
            _retired = false;
            EndHold();
        }
    }

    /// <summary>Takes audio in between two connections, without waiting.</summary>
    /// <param name="audio">A piece.</param>
    /// <param name="atMost">How much of what was sent since waits.</param>
    /// <param name="leavesOut">Over the bound the oldest goes, and is counted. Otherwise a piece that would be over it is not taken.</param>
    internal Holding TryHold(OutgoingAudio audio, TimeSpan atMost, bool leavesOut)
    {
        lock (_gate)
        {
            if (!_held || _completed)
            {
                return Holding.Unneeded;
            }

            TimeSpan waits = Playing(_ordered);
            if (!leavesOut && waits > TimeSpan.Zero && waits + Length(audio.Pcm.Length, audio.SampleRate) > atMost)
            {
                return Holding.Full;
            }

            OutboxSlot slot = _free.Count > 0 ? _free.Pop() : new OutboxSlot();
            Fill(slot, audio, ClientEncoding.Audio);
            _ordered.Enqueue(slot);
        }

        while (leavesOut && HeldSince > atMost && DropOldestAudio() != Dropped.Nothing)
        {
        }

        return Holding.Taken;
    }

    private TimeSpan HeldSince
    {
        get { lock (_gate) { return Playing(_ordered); } }
    }

    private void BeginHold()
    {
        if (!_held && _released.Task.IsCompleted)
        {
            _released = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _held = true;
    }

    private void EndHold()
    {
        _held = false;
        _released.TrySetResult(true);
    }

    private static TimeSpan Playing(IEnumerable<OutboxSlot> slots)
        => TimeSpan.FromTicks(slots.Where(static slot => slot.AudioBytes > 0).Sum(static slot => Length(slot.AudioBytes, slot.SampleRate).Ticks));

    private static TimeSpan Length(int bytes, int sampleRate) => new Audio.PcmFormat(sampleRate).DurationOf(bytes);

    private void Drop(OutboxSlot slot)
    {
        _counters.NoteDropped(slot.AudioBytes, slot.SampleRate);
        Free(slot);
    }

    private void Free(OutboxSlot slot)
    {
        slot.Clear();
        _free.Push(slot);
    }
}
