using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Framing;

/// <summary>Whole messages from frames: puts fragments together, holds the client to masks, order, size and UTF-8.</summary>
internal sealed class MessageReader(Stream stream, int maxMessage)
{
    private const int KeptCapacity = 64 * 1024;

    private readonly FrameReader _frames = new(stream);
    private readonly byte[] _control = new byte[FrameHeader.MaxControlPayload];
    private byte[] _message = [];
    private int _length;
    private int _fragments;
    private Opcode _kind;

    /// <summary>The next message or control frame; null where the stream ends without a close frame.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<InboundMessage?> ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            FrameHeader? next = await _frames.ReadHeaderAsync(stop);
            if (next is not { } header) { return null; }
            if (!header.Masked) { throw new FramingException(CloseCode.ProtocolError, "Protocol error: a client has to mask its frames."); }

            if (header.Opcode.IsControl())
            {
                Memory<byte> payload = _control.AsMemory(0, (int)header.Length);
                await _frames.ReadPayloadAsync(header, payload, stop);
                return new InboundMessage(header.Opcode, payload, 1);
            }

            Begin(header);
            await _frames.ReadPayloadAsync(header, Room((int)header.Length), stop);
            _length += (int)header.Length;
            if (header.Final) { return Finish(); }
        }
    }

    private void Begin(FrameHeader header)
    {
        bool continues = header.Opcode == Opcode.Continuation;
        if (continues != _fragments > 0)
        {
            throw new FramingException(CloseCode.ProtocolError, continues
                ? "Protocol error: a continuation without a message to continue."
                : "Protocol error: a new message inside a fragmented one.");
        }

        if (_length + header.Length > maxMessage)
        {
            throw new FramingException(CloseCode.TooBig, $"Message too big: the limit is {maxMessage} bytes.");
        }

        if (!continues)
        {
            _kind = header.Opcode;
            if (_message.Length > KeptCapacity) { _message = []; }
        }

        _fragments++;
    }

    private Memory<byte> Room(int size)
    {
        if (_message.Length < _length + size)
        {
            Array.Resize(ref _message, Math.Max(_length + size, Math.Min(_message.Length * 2, maxMessage)));
        }

        return _message.AsMemory(_length, size);
    }

    private InboundMessage Finish()
    {
        InboundMessage whole = new(_kind, _message.AsMemory(0, _length), _fragments);
        (_length, _fragments) = (0, 0);
        if (_kind == Opcode.Text && !Utf8.IsValid(whole.Payload.Span))
        {
            throw new FramingException(CloseCode.InvalidPayload, "A text message is not UTF-8.");
        }

        return whole;
    }
}
