namespace LiveApi.Simulator.Framing;

/// <summary>What a frame is, in the numbers of RFC 6455, section 5.2.</summary>
internal enum Opcode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

internal static class Opcodes
{
    internal static bool IsControl(this Opcode opcode) => ((byte)opcode & 0x8) != 0;

    internal static bool IsKnown(this Opcode opcode) => opcode
        is Opcode.Continuation or Opcode.Text or Opcode.Binary or Opcode.Close or Opcode.Ping or Opcode.Pong;
}
