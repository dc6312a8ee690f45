using System;
using System.Collections.Generic;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Hosting;

/// <summary>Where a message is cut into frames.</summary>
internal static class FrameCuts
{
    private const int MostInsideCharacters = 16;

    internal static int[] Of(ReadOnlySpan<byte> message, ServiceKnobs knobs)
    {
        if (knobs.SplitsCharacters) { return InsideCharacters(message); }
        if (knobs.Frames <= 1) { return []; }
        int frames = Math.Min(knobs.Frames, Math.Max(1, message.Length));
        int[] cuts = new int[frames - 1];
        for (int i = 0; i < cuts.Length; i++) { cuts[i] = (int)((long)message.Length * (i + 1) / frames); }
        return cuts;
    }

    /// <summary>Before the second and later bytes of characters that have several.</summary>
    private static int[] InsideCharacters(ReadOnlySpan<byte> message)
    {
        List<int> cuts = [];
        for (int i = 0; i < message.Length && cuts.Count < MostInsideCharacters; i++)
        {
            if ((message[i] & 0xC0) == 0x80) { cuts.Add(i); }
        }

        return [.. cuts];
    }
}
