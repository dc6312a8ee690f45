using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>Takes the chance out of a client's bytes: RFC 6455 wants a random key in the upgrade and a random mask on each frame.</summary>
internal sealed partial class Unmasker
{
    private readonly List<byte> _held = [];
    private bool _upgraded;

    /// <summary>The whole head and the whole frames in what has come so far, with the key left out and the masks taken off.</summary>
    internal byte[] Clean(ReadOnlySpan<byte> bytes)
    {
        _held.AddRange(bytes);
        List<byte> clean = [];
        int taken = 0;
        byte[] all = [.. _held];
        if (!_upgraded && all.AsSpan().IndexOf("\r\n\r\n"u8) is var end and >= 0)
        {
            clean.AddRange(Encoding.Latin1.GetBytes(Key().Replace(Encoding.Latin1.GetString(all, 0, end + 4), "")));
            (_upgraded, taken) = (true, end + 4);
        }

        while (_upgraded && TryUnmask(all.AsSpan(taken), clean, out int size)) { taken += size; }
        _held.RemoveRange(0, taken);
        return [.. clean];
    }

    /// <summary>An answer without the part of it that is computed from the client's random key.</summary>
    internal static byte[] WithoutAccept(byte[] answer)
        => answer.AsSpan().StartsWith("HTTP/"u8) ? Encoding.Latin1.GetBytes(Key().Replace(Encoding.Latin1.GetString(answer), "")) : answer;

    private static bool TryUnmask(ReadOnlySpan<byte> bytes, List<byte> clean, out int size)
    {
        size = 0;
        if (bytes.Length < 2) { return false; }
        int more = (bytes[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 };
        int head = 2 + more + 4;
        if (bytes.Length < head) { return false; }
        long length = more switch { 2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), 8 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]), _ => bytes[1] & 0x7F };
        if (bytes.Length < head + length) { return false; }

        size = head + (int)length;
        clean.AddRange(bytes[..(2 + more)]);
        ReadOnlySpan<byte> mask = bytes.Slice(2 + more, 4);
        for (int i = 0; i < length; i++) { clean.Add((byte)(bytes[head + i] ^ mask[i % 4])); }
        return true;
    }

    [GeneratedRegex(@"Sec-WebSocket-(Key|Accept): [^\r]*\r\n")]
    private static partial Regex Key();
}
