using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Properties;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests.Soak;

/// <summary>Talk, tools and audio both ways for hours of virtual time, with a handover every nine minutes: two hours always, 24 with LIVEAPI_SOAK=full.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Quarters = 4;

    [Fact]
    public async Task A_session_of_hours_loses_no_turn_and_grows_by_nothing()
    {
        int hours = Environment.GetEnvironmentVariable("LIVEAPI_SOAK") == "full" ? 24 : 2;
        VirtualWorld world = new(SoakTalk.Scenario, records: false);
        CountingTime time = new(world.Clock);
        MoodyDialer dialer = new(world.Dialer);
        List<Footprint> prints = [];
        SoakTalk? talk = null;
        long start = Stopwatch.GetTimestamp(), journal = 0;
        double heard = 0;
        await world.PlayAsync(async () =>
        {
            LiveSession session = await world.ConnectAsync(options => options with
            {
                TimeProvider = time,
                Dialer = dialer,
                Tools = [new Errand("fetch", FunctionBehavior.Blocking, new Dictionary<int, int>(), time), new Errand("watch", FunctionBehavior.NonBlocking, new Dictionary<int, int>(), time)],
                Setup = options.Setup with { SessionResumption = new SessionResumptionConfig(), ContextWindowCompression = new ContextWindowCompression { SlidingWindow = new SlidingWindow() } },
            });
            talk = new SoakTalk(session, time);
            Task reading = talk.ReadAsync();
            for (int minute = 1; minute <= hours * 60; minute++)
            {
                await talk.TalkAsync(minute);
                if (minute % (hours * 60 / Quarters) == 0) { prints.Add(Footprint.Of(time, dialer, talk.Moves.Count, session)); }
            }

            await session.CloseAsync();
            await reading;
            // A timer that was cancelled is in the virtual clock's queue until its time: the last connection's holds the journals.
            await Task.Delay(TimeSpan.FromMinutes(15), world.Clock);
            heard = SecondsHeard(world.Service.GetJournal()!);
            long with = Footprint.Weigh();
            world.Service.Forget("default");
            journal = with - Footprint.Weigh();
            Assert.Equal((0, 0), (time.Armed, dialer.Open));
        });
        Tell(hours, start, talk!, prints, journal);

        Assert.Null(talk!.Wrong);
        Assert.Equal((hours * 240, hours * 240), (talk.Asked, talk.Answered));
        Assert.Equal((LiveCloser.Client, false), (talk.End!.ClosedBy, talk.End.IsError));
        Assert.InRange(talk.Moves.Count, hours * 60 / 10, (hours * 60 / 8) + 1);
        Assert.Equal((talk.Moves.Count, talk.Moves.Count + 1), (talk.Departures, dialer.Dialled));
        Assert.All(talk.Moves, static move => Assert.True(move is { StateRestored: true, TurnLost: false, ToolResultsLost: 0 } && move.AudioDropped == TimeSpan.Zero, move.Summary));
        Assert.Equal(talk.AudioSent.TotalSeconds, heard, 0.5);
        Assert.All(prints, static print => Assert.Equal((1, true), (print.Sockets, print.Timers <= 8)));
        // The simulator's journal of the newest 200 connections is what may grow; its share of the heap was weighed at the end.
        long grown = prints[^1].Heap - prints[0].Heap - (journal * (Quarters - 1) / Quarters);
        Assert.InRange(grown, long.MinValue, 1024 * 1024);
    }

    private void Tell(int hours, long start, SoakTalk talk, List<Footprint> prints, long journal)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{hours} virtual hours in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {talk.Moves.Count} handovers, {talk.Answered} of {talk.Asked} turns, {talk.AudioSent.TotalHours:0.0} h of audio sent, {talk.AudioHeard.TotalHours:0.0} h heard"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"gap of a handover: {talk.Moves.Min(static move => move.Gap).TotalMilliseconds:0} to {talk.Moves.Max(static move => move.Gap).TotalMilliseconds:0} ms; journal of the simulator in the end: {journal / 1024} KB"));
        output.WriteLine($"grown since the first quarter without that: {(prints[^1].Heap - prints[0].Heap - (journal * (Quarters - 1) / Quarters)) / 1024} KB");
        foreach (Footprint print in prints) { output.WriteLine(print.ToString()); }
    }

    private static double SecondsHeard(string journal)
    {
        using JsonDocument document = JsonDocument.Parse(journal);
        return document.RootElement.GetProperty("connections").EnumerateArray()
            .SelectMany(static connection => connection.GetProperty("messages").EnumerateArray())
            .Where(static entry => entry.GetProperty("from").GetString() == "client" && entry.TryGetProperty("audio", out _))
            .Sum(static entry => entry.GetProperty("audio").GetProperty("seconds").GetDouble());
    }
}
