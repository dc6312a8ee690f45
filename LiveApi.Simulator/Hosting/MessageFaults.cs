using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;

namespace LiveApi.Simulator.Hosting;

/// <summary>What is sent in place of a message when something goes wrong with it.</summary>
internal static class MessageFaults
{
    private const int Oversize = 17 * 1024 * 1024;
    private const int MostCuts = 4;

    internal static IEnumerable<Outbound> Of(byte[] message, ServiceKnobs knobs, IReadOnlyList<Fault> faults, Random dice)
    {
        foreach (Fault fault in faults)
        {
            foreach (byte[] before in Before(fault)) { yield return new Outbound(KindOf(knobs.TextFrames), before); }
        }

        byte[] bytes = faults.Aggregate(message, Changed);
        Outbound frame = new(
            faults.Contains(Fault.BrokenCharacter) ? Opcode.Text : KindOf(knobs.TextFrames != faults.Contains(Fault.OtherFrame)), bytes)
        {
            Cuts = faults.Contains(Fault.Split) ? Anywhere(bytes.Length, dice) : FrameCuts.Of(bytes, knobs),
        };
        if (faults.Contains(Fault.Lost)) { yield break; }
        yield return frame;
        if (faults.Contains(Fault.Duplicate)) { yield return frame; }
    }

    private static Opcode KindOf(bool isText) => isText ? Opcode.Text : Opcode.Binary;

    private static IEnumerable<byte[]> Before(Fault fault) => fault switch
    {
        Fault.UnknownMessage => ["""{"messageOfTomorrow":{"parts":[{"text":"not for you"}],"final":true}}"""u8.ToArray()],
        Fault.EmptyMessage => ["{}"u8.ToArray(), """{"serverContent":{}}"""u8.ToArray(), """{"serverContent":{"modelTurn":{}}}"""u8.ToArray()],
        Fault.Error => ["""{"error":{"code":500,"message":"Internal error encountered.","status":"INTERNAL"}}"""u8.ToArray()],
        Fault.Garbage => [[0x00, 0xFF, 0x13, 0x37, 0x7B, 0xC3, 0x28, 0x0A]],
        _ => [],
    };

    private static byte[] Changed(byte[] message, Fault fault) => fault switch
    {
        Fault.CorruptJson => message[..(message.Length * 2 / 3)],
        Fault.TruncatedBase64 => WithoutEndOfData(message),
        Fault.Oversized => Padded(message),
        Fault.BrokenCharacter => [.. message[..^1], 0xE6, 0x99],
        _ => message,
    };

    private static byte[] WithoutEndOfData(byte[] message)
    {
        int name = message.AsSpan().IndexOf("\"data\""u8);
        if (name < 0) { return message; }
        int start = name + 6 + message.AsSpan(name + 6).IndexOf((byte)'"') + 1;
        int end = start + message.AsSpan(start).IndexOf((byte)'"');
        int kept = end - 3;
        return [.. message[..kept], .. message[end..]];
    }

    /// <summary>Still good JSON, and over the limit of every client that has one.</summary>
    private static byte[] Padded(byte[] message)
    {
        byte[] padded = new byte[message.Length + Oversize];
        padded.AsSpan().Fill((byte)' ');
        message.CopyTo(padded, 0);
        return padded;
    }

    private static int[] Anywhere(int length, Random dice)
        => [.. Enumerable.Range(0, dice.Next(1, MostCuts + 1)).Select(_ => dice.Next(0, length + 1)).Order()];
}
