using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What is to be sent, in order: tool results first, everything else in the order it came.</summary>
/// <remarks>
/// It is the session's, and outlives the connections that empty it. Bounded: a fast producer waits for room, and tool results have room of
/// their own. Messages are encoded where they are sent from, into slots that are used again, so that the send loop only writes and a steady
/// stream allocates nothing.
/// </remarks>
internal sealed partial class Outbox
{
    private readonly object _gate = new();
    private readonly Queue<OutboxSlot> _ordered;
    private readonly Queue<OutboxSlot> _urgent = new();
    private readonly Stack<OutboxSlot> _free;
    private readonly RoomGate _room;
    private readonly WakeSignal _wake = new();
    private readonly TimeProvider _time;
    private bool _loopWaits;
    private bool _completed;
    private readonly FlowCounters _counters;
    private Exception? _fault;

    internal Outbox(int capacity, TimeProvider time, FlowCounters? counters = null)
    {
        _time = time;
        _counters = counters ?? new FlowCounters();
        _heel = time.TimestampFrequency / 50_000;
        _room = new RoomGate(capacity);
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
                return Waiting;
            }
        }
    }

    private int Waiting => _again.Count + _urgent.Count + _ordered.Count;

    /// <summary>Adds a message at its place, after waiting for room.</summary>
    internal ValueTask AddAsync<T>(T message, Encode<T> encode, CancellationToken cancellationToken)
    {
        if (_room.TryEnter())
        {
            PutInRoom(message, encode);
            return default;
        }

        _counters.NoteWait();
        return WaitAndAddAsync(message, encode, cancellationToken);
    }

    /// <summary>Adds a tool's result ahead of what waits. It never waits itself: the model stands still until it has it.</summary>
    internal void AddUrgent<T>(T message, Encode<T> encode) => Put(message, encode, urgent: true, inRoom: false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WaitAndAddAsync<T>(T message, Encode<T> encode, CancellationToken cancellationToken)
    {
        await _room.EnterAsync(cancellationToken).ConfigureAwait(false);
        PutInRoom(message, encode);
    }

    // A message that cannot be written gives its room back: otherwise each would leave less for the others.
    private void PutInRoom<T>(T message, Encode<T> encode)
    {
        bool put = false;
        try
        {
            Put(message, encode, urgent: false, inRoom: true);
            put = true;
        }
        finally
        {
            if (!put)
            {
                _room.Leave();
            }
        }
    }

    private void Put<T>(T message, Encode<T> encode, bool urgent, bool inRoom)
    {
        lock (_gate)
        {
            if (_completed)
            {
                throw _fault ?? NotOpen();
            }

            // Under the lock: the place in the queue is the order of the calls.
            OutboxSlot slot = _free.Count > 0 ? _free.Pop() : new OutboxSlot();
            Fill(slot, message, encode);
            (slot.IsUrgent, slot.HoldsRoom) = (urgent, inRoom);
            (urgent ? _urgent : _ordered).Enqueue(slot);
        }

        WakeIfNeeded();
    }

    private static void Fill<T>(OutboxSlot slot, T message, Encode<T> encode)
    {
        encode(slot, message);
        if (message is OutgoingAudio audio)
        {
            (slot.AudioBytes, slot.SampleRate) = (audio.Pcm.Length, audio.SampleRate);
        }
        else
        {
            slot.UserTexts = message is ClientMessage typed ? ConversationLog.TextsOf(typed) : 0;
            slot.EndsSpeech = message is ClientMessage { RealtimeInput.AudioStreamEnd: true };
            slot.IsQuestion = message is ClientMessage { ClientContent.TurnComplete: true } or ClientMessage { RealtimeInput: { Text: not null } or { ActivityEnd: not null } };
        }
    }

    private void WakeIfNeeded()
    {
        bool result;
        lock (_gate)
        {
            result = Waiting > 0;
            if (!_loopWaits || _directRuns || _held || (!result && !_completed))
            {
                return;
            }

            _loopWaits = false;
        }

        _wake.Wake(result);
    }

    private static LiveException NotOpen() => new(
        LiveFault.SessionNotOpen,
        "The session is closing or closed: nothing more can be sent.",
        "Connect a new session with Connect-LiveSession.");
}
