using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What the send loop does with it.</content>
internal sealed partial class Outbox
{
    /// <summary>Whether there is something to take (true), or the outbox is complete and empty (false).</summary>
    internal ValueTask<bool> WaitToTakeAsync()
    {
        lock (_gate)
        {
            if (_retired)
            {
                return new ValueTask<bool>(false);
            }

            if (!_directRuns && !_held && (Waiting > 0 || _completed))
            {
                return new ValueTask<bool>(Waiting > 0);
            }

            _loopWaits = true;
            return _wake.WaitAsync();
        }
    }

    internal bool TryTake(out OutboxSlot? slot)
    {
        lock (_gate)
        {
            Queue<OutboxSlot> next = _again.Count > 0 ? _again : _urgent.Count > 0 ? _urgent : _ordered;
            slot = !_held && next.Count > 0 ? next.Dequeue() : null;
            return slot is not null;
        }
    }

    /// <summary>A message has been written: its slot may be used again.</summary>
    internal void Return(OutboxSlot slot)
    {
        bool inRoom = slot.HoldsRoom;
        lock (_gate)
        {
            Recycle(slot);
        }

        if (inRoom)
        {
            _room.Leave();
        }
    }

    /// <summary>Messages that were to be sent when the session ended, and were not.</summary>
    internal int Abandoned { get; private set; }

    /// <summary>Takes nothing more in. What is in it is still sent, unless there is a fault.</summary>
    internal void Complete(Exception? fault = null)
    {
        lock (_gate)
        {
            _fault ??= fault;
            _completed = true;
            _released.TrySetResult(true);
            if (fault is not null)
            {
                Abandoned += Waiting;
                _again.Clear();
                _urgent.Clear();
                _ordered.Clear();
            }
        }

        WakeIfNeeded();
        _room.Open();
    }
}
