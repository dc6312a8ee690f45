using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;

namespace LiveApi.Sessions;

/// <summary>What is to be sent, in order: tool results first, everything else in the order it came.</summary>
/// <remarks>
/// Bounded: a fast producer waits for room, and tool results have room of their own. Messages are encoded where they are sent from,
/// into slots that are used again, so that the send loop only writes and a steady stream allocates nothing.
/// </remarks>
internal sealed class Outbox : IValueTaskSource<bool>
{
    private readonly object _gate = new();
    private readonly Queue<OutboxSlot> _ordered;
    private readonly Queue<OutboxSlot> _urgent = new();
    private readonly Stack<OutboxSlot> _free;
    private readonly SemaphoreSlim _room;
    private ManualResetValueTaskSourceCore<bool> _waiter = new() { RunContinuationsAsynchronously = true };
    private bool _waiting;
    private bool _completed;
    private Exception? _fault;

    internal Outbox(int capacity)
    {
        _room = new SemaphoreSlim(capacity);
        _ordered = new Queue<OutboxSlot>(capacity);
        _free = new Stack<OutboxSlot>(capacity);
        for (int i = 0; i < capacity; i++)
        {
            _free.Push(new OutboxSlot());
        }
    }

    /// <summary>How one kind of message writes itself. Implementations are static or reused, so that sending allocates nothing.</summary>
    internal delegate void Encode<in T>(IBufferWriter<byte> output, T message);

    /// <summary>Whether nothing more is taken in.</summary>
    internal bool IsCompleted => Volatile.Read(ref _completed);

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _ordered.Count + _urgent.Count;
            }
        }
    }

    /// <summary>Adds a message at its place, after waiting for room.</summary>
    internal ValueTask AddAsync<T>(T message, Encode<T> encode, CancellationToken cancellationToken)
    {
        if (_room.Wait(0, CancellationToken.None))
        {
            Put(_ordered, Rent(), message, encode);
            return default;
        }

        return WaitAndAddAsync(message, encode, cancellationToken);
    }

    /// <summary>Adds a tool's result ahead of what waits. It never waits itself: the model stands still until it has it.</summary>
    internal void AddUrgent<T>(T message, Encode<T> encode) => Put(_urgent, new OutboxSlot(), message, encode);

    /// <summary>Whether a message came (true), or the outbox is complete and empty (false).</summary>
    internal ValueTask<bool> WaitToTakeAsync()
    {
        lock (_gate)
        {
            if (_ordered.Count + _urgent.Count > 0)
            {
                return new ValueTask<bool>(true);
            }

            if (_completed)
            {
                return new ValueTask<bool>(false);
            }

            _waiter.Reset();
            _waiting = true;
            return new ValueTask<bool>(this, _waiter.Version);
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
        if (urgent)
        {
            return;
        }

        slot.Clear();
        lock (_gate)
        {
            _free.Push(slot);
        }

        _room.Release();
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

        Wake(result: false);
        _room.Release();
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiter.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _waiter.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _waiter.OnCompleted(continuation, state, token, flags);

    private async ValueTask WaitAndAddAsync<T>(T message, Encode<T> encode, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        Put(_ordered, Rent(), message, encode);
    }

    private OutboxSlot Rent()
    {
        lock (_gate)
        {
            return _free.Count > 0 ? _free.Pop() : new OutboxSlot();
        }
    }

    private void Put<T>(Queue<OutboxSlot> queue, OutboxSlot slot, T message, Encode<T> encode)
    {
        lock (_gate)
        {
            if (_completed)
            {
                // The next one that waits must see this too.
                _room.Release();
                throw _fault ?? NotOpen();
            }

            // Under the lock: the place in the queue is the order of the calls.
            encode(slot, message);
            queue.Enqueue(slot);
        }

        Wake(result: true);
    }

    private void Wake(bool result)
    {
        lock (_gate)
        {
            if (!_waiting)
            {
                return;
            }

            _waiting = false;
        }

        _waiter.SetResult(result);
    }

    private static LiveException NotOpen() => new(
        LiveFault.SessionNotOpen,
        "The session is closing or closed: nothing more can be sent.",
        "Connect a new session with Connect-LiveSession.");
}
