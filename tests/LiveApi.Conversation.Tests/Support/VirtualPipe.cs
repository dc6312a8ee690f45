using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>One direction of a virtual connection: what is written is on its way until <see cref="Deliver"/> lets it arrive.</summary>
/// <param name="allAtOnce">True: everything that is on its way arrives together. False: one write at a time, so that its reader is done with one before the next comes.</param>
/// <param name="capacity">Bytes that may be unread before a writer waits.</param>
internal sealed class VirtualPipe(bool allAtOnce, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _underWay = new();
    private readonly Queue<ReadOnlyMemory<byte>> _arrived = new();
    private ReadOnlyMemory<byte> _rest;
    private TaskCompletionSource? _reader;
    private TaskCompletionSource? _writer;
    private long _unread;
    private bool _ended;
    private bool _endArrived;
    private bool _cut;

    /// <summary>The end of it has arrived.</summary>
    internal bool IsOver
    {
        get
        {
            lock (_lock) { return _endArrived; }
        }
    }

    /// <summary>Lets what is on its way arrive: the bytes of it, empty for the end of the stream; null where nothing is on its way.</summary>
    internal byte[]? Deliver()
    {
        TaskCompletionSource? reader;
        byte[] bytes;
        lock (_lock)
        {
            if (_underWay.Count == 0 && (!_ended || _endArrived)) { return null; }
            bytes = Take();
            if (bytes.Length > 0) { _arrived.Enqueue(bytes); } else { _endArrived = true; }
            (reader, _reader) = (_reader, null);
        }

        reader?.TrySetResult();
        return bytes;
    }

    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            TaskCompletionSource arrival;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_cut, this);
                if (_arrived.Count > 0 || !_rest.IsEmpty) { return Read(buffer); }
                if (_endArrived) { return 0; }
                arrival = _reader = new TaskCompletionSource();
            }

            using CancellationTokenRegistration givesUp = cancellation.UnsafeRegister(static waits => ((TaskCompletionSource)waits!).TrySetCanceled(), arrival);
            await arrival.Task.ConfigureAwait(false);
        }
    }

    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        TaskCompletionSource room;
        lock (_lock)
        {
            if (_cut || _ended) { throw new IOException("The connection is closed."); }
            if (bytes.IsEmpty) { return; }
            _underWay.Enqueue(bytes.ToArray());
            _unread += bytes.Length;
            if (_unread <= capacity) { return; }
            room = _writer ??= new TaskCompletionSource();
        }

        await room.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The writer has said all. What is on its way still arrives; a write that waits for room fails, as it does on a socket that is disposed of.</summary>
    internal void End()
    {
        TaskCompletionSource? writer;
        lock (_lock)
        {
            _ended = true;
            (writer, _writer) = (_writer, null);
        }

        writer?.TrySetException(new IOException("The connection is closed."));
    }

    /// <summary>The reader is gone: nothing more can be written, and what is unread is lost.</summary>
    internal void Cut()
    {
        TaskCompletionSource? reader, writer;
        lock (_lock)
        {
            _cut = true;
            _underWay.Clear();
            ((reader, _reader), (writer, _writer)) = ((_reader, null), (_writer, null));
        }

        reader?.TrySetException(new ObjectDisposedException(nameof(VirtualStream)));
        writer?.TrySetException(new IOException("The connection is closed."));
    }

    private byte[] Take()
    {
        if (_underWay.Count == 0) { return []; }
        if (!allAtOnce) { return _underWay.Dequeue(); }
        List<byte> all = [];
        while (_underWay.TryDequeue(out byte[]? next)) { all.AddRange(next); }
        return [.. all];
    }

    private int Read(Memory<byte> buffer)
    {
        int read = 0;
        while (read < buffer.Length && (!_rest.IsEmpty || _arrived.TryDequeue(out _rest)))
        {
            int part = Math.Min(_rest.Length, buffer.Length - read);
            _rest[..part].CopyTo(buffer[read..]);
            _rest = _rest[part..];
            read += part;
        }

        _unread -= read;
        if (_unread <= capacity && _writer is { } writer)
        {
            // Not from here: the lock is held, and a writer's next write would come into the middle of this read.
            _writer = null;
            ThreadPool.UnsafeQueueUserWorkItem(static room => room.TrySetResult(), writer, preferLocal: false);
        }

        return read;
    }
}
