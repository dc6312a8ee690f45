using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>A tenth of a second of sound with its number in the first sample, so that what the service heard can be told apart.</summary>
internal static class Piece
{
    internal const int Milliseconds = 100;

    private const int Samples = 1_600;

    internal static byte[] Of(int number, bool isLoud)
    {
        byte[] pcm = new byte[Samples * 2];
        for (int i = 1; isLoud && i < Samples; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i * 2), (short)(9_000 * Math.Sin(i * 0.15)));
        }

        BinaryPrimitives.WriteInt16LittleEndian(pcm, (short)number);
        return pcm;
    }

    internal static IEnumerable<int> NumbersIn(byte[] wav)
    {
        for (int at = 44; at + (Samples * 2) <= wav.Length; at += Samples * 2) { yield return BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(at)); }
    }
}
