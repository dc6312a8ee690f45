using System;
using System.Globalization;

namespace LiveApi.Simulator.Conversation;

/// <summary>Ids as the service makes them, from dice that a seed can fix.</summary>
internal static class Identifiers
{
    internal static Guid Uuid(Random dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    internal static string Call(Random dice, bool vertex, bool newest)
        => vertex ? Uuid(dice).ToString()
            : newest ? string.Create(CultureInfo.InvariantCulture, $"call_{dice.Next(100_000, 1_000_000)}")
            : string.Create(CultureInfo.InvariantCulture, $"function-call-{dice.NextInt64(1_000_000_000_000_000_000, long.MaxValue)}");
}
