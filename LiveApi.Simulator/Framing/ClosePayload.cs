using System;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace LiveApi.Simulator.Framing;

/// <summary>Code and reason of a close frame.</summary>
internal readonly record struct ClosePayload(int Code, string Reason)
{
    internal const int MaxReason = 123;

    internal static ClosePayload Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) { return new ClosePayload(CloseCode.None, ""); }
        if (payload.Length == 1) { throw new FramingException(CloseCode.ProtocolError, "Protocol error: a close frame with half a code."); }

        int code = BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (!CloseCode.MayBeSent(code)) { throw new FramingException(CloseCode.ProtocolError, $"Protocol error: the close code {code} may not be sent."); }
        if (!Utf8.IsValid(payload[2..])) { throw new FramingException(CloseCode.InvalidPayload, "A close reason is not UTF-8."); }
        return new ClosePayload(code, Encoding.UTF8.GetString(payload[2..]));
    }

    /// <summary>The bytes on the wire. A reason of more than 123 bytes is cut, as the service does, but never inside a character.</summary>
    internal byte[] ToBytes()
    {
        if (Code is CloseCode.None or CloseCode.Abnormal) { return []; }
        byte[] reason = Encoding.UTF8.GetBytes(Reason);
        int length = Math.Min(reason.Length, MaxReason);
        while (length > 0 && length < reason.Length && (reason[length] & 0xC0) == 0x80) { length--; }

        byte[] payload = new byte[2 + length];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)Code);
        reason.AsSpan(0, length).CopyTo(payload.AsSpan(2));
        return payload;
    }
}
