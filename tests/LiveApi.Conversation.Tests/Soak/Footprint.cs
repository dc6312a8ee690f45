using System;
using System.Globalization;
using LiveApi.Conversation.Tests.Properties;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Soak;

/// <summary>What client and simulator hold at one moment.</summary>
internal sealed record Footprint(int Moves, long Heap, int Timers, int Sockets, int Unsent, int Unread)
{
    internal static Footprint Of(CountingTime time, MoodyDialer dialer, int moves, LiveSession session)
        => new(moves, Weigh(), time.Armed, dialer.Open, session.Counters.Unsent, session.Counters.Unread);

    /// <summary>Bytes of all that is alive.</summary>
    internal static long Weigh()
    {
        // Each full collection lets the shared pools of arrays give some of theirs back.
        for (int i = 0; i < 6; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"after {Moves,3} handovers: {Heap / 1024,6} KB, {Timers} timers, {Sockets} socket, {Unsent} unsent, {Unread} unread");
}
