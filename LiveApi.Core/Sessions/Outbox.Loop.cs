using System;
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
            if (!_directRuns && (_ordered.Count + _urgent.Count > 0 || _completed))
            {
                return new ValueTask<bool>(_ordered.Count + _urgent.Count > 0);
            }

            _loopWaits = true;
            return _wake.WaitAsync();
        }
    }

    internal bool TryTake(out OutboxSlot? slot, out bool urgent)
    {
        lock (_gate)
        {
            urgent = _urgent.Count > 0;
            slot = urgent ? _urgent.Dequeue() : _ordered.Count > 0 ? _ordered.Dequeue() : null;
            return slot is not null;
        }
    }

    /// <summary>Gives a slot back when its message has been written.</summary>
    internal void Return(OutboxSlot slot, bool urgent)
    {
        slot.Clear();
        lock (_gate)
        {
            _free.Push(slot);
        }

        if (!urgent)
        {
            _room.Leave();
        }
    }

    /// <summary>Takes nothing more in. What is in it is still sent, unless there is a fault.</summary>
    internal void Complete(Exception? fault = null)
    {
        lock (_gate)
        {
            _fault ??= fault;
            _completed = true;
            if (fault is not null)
            {
                _ordered.Clear();
                _urgent.Clear();
            }
        }

        WakeIfNeeded();
        _room.Open();
    }
}
