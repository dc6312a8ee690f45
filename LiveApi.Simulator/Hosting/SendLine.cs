using System;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Hosting;

/// <summary>A frame to send, or bytes without one where there is no opcode, or a pause.</summary>
internal readonly record struct Outbound(Opcode? Opcode, ReadOnlyMemory<byte> Payload)
{
    internal int[] Cuts { get; init; } = [];

    /// <summary>Whose memory the payload is: it goes back when the frame has been written.</summary>
    internal IDisposable? Owner { get; init; }

    internal TimeSpan Due { get; init; }

    internal TimeSpan? Pause { get; init; }

    /// <summary>How many bytes are written at a time, and how long each byte takes then; 0 writes all at once.</summary>
    internal (int Size, TimeSpan PerByte) Pieces { get; init; }
}

/// <summary>The one writer of a connection: a queue that never makes its callers wait, and a loop that sends what is in it when the line lets it.</summary>
internal sealed class SendLine(Stream stream, TimeProvider clock, Speed speed, int seed)
{
    private const int MaxUnsent = 64 * 1024 * 1024;

    // What a frame without a payload takes while it waits: an empty pong is not for nothing.
    private const int Overhead = 96;

    private readonly Channel<Outbound> _queue = Channel.CreateUnbounded<Outbound>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FrameWriter _writer = new(stream, clock);
    private readonly LineShaper _shaper = new(new Random(seed));
    private readonly long _start = clock.GetTimestamp();
    private long _unsent;

    /// <summary>Queues a frame; false where the client has left more unread than anybody may.</summary>
    internal bool Post(Outbound frame, ServiceKnobs knobs)
    {
        if (Interlocked.Add(ref _unsent, frame.Payload.Length + Overhead) > MaxUnsent) { return false; }
        lock (_shaper)
        {
            TimeSpan due = speed.IsInstant ? TimeSpan.Zero : _shaper.DueFor(clock.GetElapsedTime(_start), frame.Payload.Length, knobs);
            TimeSpan perByte = speed.IsInstant || !double.IsFinite(knobs.Bandwidth) ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / knobs.Bandwidth);
            _queue.Writer.TryWrite(frame with { Due = due, Pieces = (knobs.WriteSize, perByte) });
        }

        return true;
    }

    /// <summary>Nothing more comes: what is queued is still sent.</summary>
    internal void Complete() => _queue.Writer.TryComplete();

    /// <summary>Sends until all is sent, the connection is lost or <paramref name="over"/> says so. After a close frame nothing follows, not even the echo of one that crossed it.</summary>
    internal async Task RunAsync(Action closing, CancellationToken over)
    {
        bool isClosing = false;
        try
        {
            await foreach (Outbound frame in _queue.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (isClosing) { continue; }
                isClosing = frame.Opcode == Opcode.Close;
                await WaitAsync(frame, over);
                _writer.Pieces = frame.Pieces;
                await (frame.Opcode is { } opcode ? _writer.WriteAsync(opcode, frame.Payload, frame.Cuts, over) : _writer.WriteRawAsync(frame.Payload, over));
                frame.Owner?.Dispose();
                Interlocked.Add(ref _unsent, -(frame.Payload.Length + Overhead));
                if (isClosing) { closing(); }
            }
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { Complete(); }
    }

    // A frame that is late by just a millisecond is not one that waits for ever: that is what a pause alone says.
    private Task WaitAsync(Outbound frame, CancellationToken over)
    {
        if (frame.Pause == Timeout.InfiniteTimeSpan) { return Task.Delay(Timeout.InfiniteTimeSpan, clock, over); }
        TimeSpan pause = frame.Pause ?? frame.Due - clock.GetElapsedTime(_start);
        return pause > TimeSpan.Zero && !speed.IsInstant ? Task.Delay(pause, clock, over) : Task.CompletedTask;
    }
}
