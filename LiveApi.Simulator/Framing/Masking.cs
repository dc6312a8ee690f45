using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveApi.Simulator.Framing;

/// <summary>The XOR of RFC 6455, section 5.3: the same call masks and unmasks.</summary>
internal static class Masking
{
    internal static void Apply(Span<byte> payload, uint mask)
    {
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(payload);
        Vector<uint> wide = new(mask);
        int i = 0;
        for (; i <= words.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            (new Vector<uint>(words[i..]) ^ wide).CopyTo(words[i..]);
        }

        for (; i < words.Length; i++) { words[i] ^= mask; }
        for (int b = words.Length * 4; b < payload.Length; b++) { payload[b] ^= (byte)(mask >> ((b & 3) * 8)); }
    }
}
