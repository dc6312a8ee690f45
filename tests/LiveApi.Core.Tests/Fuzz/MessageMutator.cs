using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LiveApi.Tests.Fuzz;

/// <summary>Makes bad messages out of good ones, the same ones for the same seed.</summary>
internal sealed class MessageMutator(IReadOnlyList<byte[]> corpus, int seed)
{
    private static readonly byte[][] Values =
    [
        .. new[] { "null", "true", "[]", "{}", "[[[]]]", "\"\"", "-1", "1e999", "99999999999999999999999999", "\"\\ud800\"", "\"3.84\"", "\"NaN\"", "{\"a\":{\"a\":{}}}" }.Select(Encoding.ASCII.GetBytes),
        [(byte)'"', 0xC3, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
    ];

    private readonly Random _random = new(seed);

    internal byte[] Next()
    {
        byte[] message = corpus[_random.Next(corpus.Count)];
        for (int changes = 1 + _random.Next(2); changes > 0; changes--)
        {
            message = Change(message);
        }

        return message;
    }

    private byte[] Change(byte[] message) => message.Length == 0 ? message : _random.Next(8) switch
    {
        0 => message[.._random.Next(message.Length)],
        1 => Replace(message, _random.Next(message.Length), 1, [(byte)_random.Next(256)]),
        2 => Replace(message, _random.Next(message.Length), _random.Next(message.Length), []),
        3 => Repeat(message),
        4 => ReplaceValue(message, Values[_random.Next(Values.Length)]),
        5 => ReplaceValue(message, Nested(_random.Next(2, 200))),
        6 => Replace(message, _random.Next(message.Length), 0, [(byte)"{}[]\",:\\"[_random.Next(8)]]),
        _ => ReplaceValue(message, corpus[_random.Next(corpus.Count)]),
    };

    private byte[] Repeat(byte[] message)
    {
        int from = _random.Next(message.Length);
        byte[] piece = message[from..Math.Min(message.Length, from + _random.Next(64))];
        return Replace(message, _random.Next(message.Length), 0, piece);
    }

    // Puts something else where a member's value begins, up to the next comma or bracket.
    private byte[] ReplaceValue(byte[] message, byte[] value)
    {
        int[] colons = [.. Enumerable.Range(0, message.Length).Where(at => message[at] == (byte)':')];
        if (colons.Length == 0)
        {
            return message;
        }

        int start = colons[_random.Next(colons.Length)] + 1;
        int length = message.AsSpan(start).IndexOfAny((byte)',', (byte)'}', (byte)']');
        return Replace(message, start, length < 0 ? message.Length - start : length, value);
    }

    private static byte[] Nested(int depth) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"serverContent\":", depth)) + "1" + new string('}', depth));

    private static byte[] Replace(byte[] message, int at, int length, byte[] by)
        => [.. message.AsSpan(0, at), .. by, .. message.AsSpan(Math.Min(message.Length, at + length))];
}
