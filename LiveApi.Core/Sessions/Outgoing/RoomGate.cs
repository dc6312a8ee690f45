using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;

namespace LiveApi.Sessions;

/// <summary>Counts free places; who finds none waits in line. Waiting allocates nothing once the line has been as long before.</summary>
internal sealed class RoomGate(int places)
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _line = new();
    private readonly Stack<Waiter> _spare = new();
    private int _free = places;
    private bool _open;

    /// <summary>Takes a place, if there is one and nobody waits for it.</summary>
    internal bool TryEnter()
    {
        lock (_gate)
        {
            if (_open)
            {
                return true;
            }

            bool free = _free > 0 && _line.Count == 0;
            _free -= free ? 1 : 0;
            return free;
        }
    }

    /// <summary>Takes a place when it is this caller's turn.</summary>
    internal ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (_open || (_free > 0 && _line.Count == 0))
            {
                _free -= _open ? 0 : 1;
                return default;
            }

            waiter = _spare.Count > 0 ? _spare.Pop() : new Waiter(this);
            _line.AddLast(waiter.Place);
        }

        return waiter.WaitAsync(cancellationToken);
    }

    /// <summary>Gives a place back, to the first in line if there is one.</summary>
    internal void Leave()
    {
        Waiter? next = null;
        lock (_gate)
        {
            if (_line.First is { } first)
            {
                next = first.Value;
                _line.RemoveFirst();
            }
            else
            {
                _free++;
            }
        }

        next?.Enter();
    }

    /// <summary>Lets everybody in from now on: nothing will be sent any more, and each has to learn of it.</summary>
    internal void Open()
    {
        lock (_gate)
        {
            _open = true;
        }

        while (true)
        {
            lock (_gate)
            {
                if (_line.Count == 0)
                {
                    return;
                }
            }

            Leave();
        }
    }

    private sealed class Waiter : IValueTaskSource
    {
        private readonly RoomGate _owner;
        private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
        private CancellationTokenRegistration _registration;

        internal Waiter(RoomGate owner)
        {
            _owner = owner;
            Place = new LinkedListNode<Waiter>(this);
        }

        internal LinkedListNode<Waiter> Place { get; }

        internal ValueTask WaitAsync(CancellationToken cancellationToken)
        {
            short version = _core.Version;
            _registration = cancellationToken.Register(static waiter => ((Waiter)waiter!).GiveUp(), this);
            return new ValueTask(this, version);
        }

        internal void Enter() => _core.SetResult(true);

        void IValueTaskSource.GetResult(short token)
        {
            _registration.Dispose();
            try
            {
                _core.GetResult(token);
            }
            finally
            {
                _core.Reset();
                lock (_owner._gate)
                {
                    _owner._spare.Push(this);
                }
            }
        }

        ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

        void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
            => _core.OnCompleted(continuation, state, token, flags);

        // Whoever takes the waiter out of the line decides its end, so that it has one only.
        private void GiveUp()
        {
            lock (_owner._gate)
            {
                if (Place.List is null)
                {
                    return;
                }

                _owner._line.Remove(Place);
            }

            _core.SetException(new OperationCanceledException());
        }
    }
}
