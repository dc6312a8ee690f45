using System;

namespace LiveApi.Simulator.Framing;

/// <summary>One whole message or control frame from the client. <see cref="Payload"/> is good until the next read.</summary>
internal readonly record struct InboundMessage(Opcode Opcode, ReadOnlyMemory<byte> Payload, int Frames);
