using System;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Hosting;

/// <summary>When a frame may go out on a line with latency, jitter and little bandwidth. Order is kept: no frame overtakes another.</summary>
internal sealed class LineShaper(Random dice)
{
    private TimeSpan _last;

    /// <summary>The moment for a frame of so many bytes that was ready at <paramref name="now"/>.</summary>
    internal TimeSpan DueFor(TimeSpan now, int bytes, ServiceKnobs knobs)
    {
        TimeSpan due = now + knobs.Latency + (knobs.Jitter > TimeSpan.Zero ? knobs.Jitter * dice.NextDouble() : TimeSpan.Zero);
        TimeSpan begins = due > _last ? due : _last;
        // Where it is written in pieces, the writer takes the time.
        return _last = double.IsFinite(knobs.Bandwidth) && knobs.WriteSize == 0 ? begins + TimeSpan.FromSeconds(bytes / knobs.Bandwidth) : begins;
    }
}
