using System;
using System.Linq;

namespace LiveApi.Sessions;

/// <content>What it does between two connections: nothing is taken out, and what comes keeps its place.</content>
internal sealed partial class Outbox
{
    private ISlotWriter? _writer;
    private volatile bool _held;
    private bool _retired;

    /// <summary>Whether nothing is taken out at the moment.</summary>
    internal bool IsHeld => _held;

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
        get { lock (_gate) { return _again.Concat(_ordered).Count(static slot => slot.IsText); } }
    }

    /// <summary>What waits, other than audio, and the audio that does.</summary>
    internal (int Messages, TimeSpan Audio) Held
    {
        get { lock (_gate) { return (_again.Concat(_urgent).Concat(_ordered).Count(static slot => slot.AudioBytes == 0), Playing()); } }
    }

    /// <summary>Stops taking out. The send loop goes on waiting; <see cref="Release"/> lets it go on, <see cref="Retire"/> ends it.</summary>
    internal void Hold()
    {
        lock (_gate)
        {
            _held = true;
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _held = false;
        }

        WakeIfNeeded();
    }

    /// <summary>The connection that it emptied into is over: its send loop ends, and what comes waits for the next one.</summary>
    internal void Retire()
    {
        bool waits;
        lock (_gate)
        {
            _held = true;
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
            _held = false;
        }
    }

    /// <summary>Takes audio in between two connections, without waiting: over the bound the oldest goes, and is counted. False: there is a connection.</summary>
    internal bool TryHold(OutgoingAudio audio, TimeSpan atMost)
    {
        lock (_gate)
        {
            if (!_held || _completed)
            {
                return false;
            }

            OutboxSlot slot = _free.Count > 0 ? _free.Pop() : new OutboxSlot();
            Fill(slot, audio, ClientEncoding.Audio);
            _ordered.Enqueue(slot);
        }

        while (Held.Audio > atMost && TryDropOldestAudio())
        {
        }

        return true;
    }

    private TimeSpan Playing() => TimeSpan.FromTicks(_again.Concat(_ordered).Where(static slot => slot.AudioBytes > 0).Sum(static slot => new Audio.PcmFormat(slot.SampleRate).DurationOf(slot.AudioBytes).Ticks));

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
