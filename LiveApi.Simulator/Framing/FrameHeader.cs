using System;
using System.Buffers.Binary;

namespace LiveApi.Simulator.Framing;

/// <summary>The two to fourteen bytes before a payload. <see cref="Mask"/> is in the order of the bytes on the wire.</summary>
internal readonly record struct FrameHeader(bool Final, Opcode Opcode, bool Masked, long Length, uint Mask)
{
    internal const int MaxSize = 14;
    internal const int MaxControlPayload = 125;

    /// <summary>Bytes that the whole header takes, once the first two are known.</summary>
    internal static int SizeOf(byte second) => 2
        + ((second & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 })
        + ((second & 0x80) != 0 ? 4 : 0);

    /// <summary>Reads a whole header, and holds the client to what RFC 6455 asks of every frame.</summary>
    internal static FrameHeader Parse(ReadOnlySpan<byte> bytes)
    {
        bool final = (bytes[0] & 0x80) != 0;
        Opcode opcode = (Opcode)(bytes[0] & 0x0F);
        bool masked = (bytes[1] & 0x80) != 0;
        long length = bytes[1] & 0x7F;
        int at = 2;

        if ((bytes[0] & 0x70) != 0) { throw Broken("a reserved bit is set, and no extension was agreed on"); }
        if (!opcode.IsKnown()) { throw Broken($"the opcode 0x{(byte)opcode:X} is reserved"); }

        if (length == 126)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            at += 2;
            if (length < 126) { throw Broken("a length is not written in the fewest bytes"); }
        }
        else if (length == 127)
        {
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[at..]);
            at += 8;
            if (length is < 0 or <= ushort.MaxValue) { throw Broken("a length is negative, or not written in the fewest bytes"); }
        }

        if (opcode.IsControl() && (!final || length > MaxControlPayload))
        {
            throw Broken($"a control frame ({opcode}) is fragmented, or longer than {MaxControlPayload} bytes");
        }

        uint mask = masked ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : 0;
        return new FrameHeader(final, opcode, masked, length, mask);
    }

    /// <summary>Writes the header; returns how many bytes it took.</summary>
    internal int WriteTo(Span<byte> target)
    {
        byte maskBit = Masked ? (byte)0x80 : (byte)0;
        target[0] = (byte)((Final ? 0x80 : 0) | (byte)Opcode);
        int at;
        if (Length < 126)
        {
            target[1] = (byte)(maskBit | (byte)Length);
            at = 2;
        }
        else if (Length <= ushort.MaxValue)
        {
            target[1] = (byte)(maskBit | 126);
            BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)Length);
            at = 4;
        }
        else
        {
            target[1] = (byte)(maskBit | 127);
            BinaryPrimitives.WriteInt64BigEndian(target[2..], Length);
            at = 10;
        }

        if (!Masked) { return at; }
        BinaryPrimitives.WriteUInt32LittleEndian(target[at..], Mask);
        return at + 4;
    }

    private static FramingException Broken(string what) => new(CloseCode.ProtocolError, $"Protocol error: {what}.");
}
