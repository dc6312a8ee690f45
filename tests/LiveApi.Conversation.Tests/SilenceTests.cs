using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>A service that falls silent where it has to speak is noticed; one that has said all and waits for it to be heard is not disturbed.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class SilenceTests
{
    private const string Stalls = """
        name: stalls
        steps:
          - expect: text
          - say: "One moment."
            lasting: 2s
            turn: goes-on
          - stall: forever
        """;

    private const string Plays = """
        name: plays
        service: { output-speed: instant }
        steps:
          - expect: text
          - say: "A long story."
            lasting: 300s
        """;

    private const string Deaf = """
        name: deaf
        steps:
          - expect: start of speech
          - stall: forever
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_stops_in_the_middle_is_overdue_and_then_lost()
    {
        LiveTurn turn = await TurnAsync(Stalls, new TurnRequest { Text = "Tell me.", ReplyTimeout = TimeSpan.FromMinutes(10) }, out Func<LiveSession> session);

        Assert.Equal(1, session().Reconnects);
        Assert.NotEqual(TurnOutcome.Completed, turn.Outcome);
    }

    [Fact]
    public async Task An_answer_that_has_come_and_still_plays_for_minutes_is_left_alone()
    {
        LiveTurn turn = await TurnAsync(Plays, new TurnRequest { Text = "Tell me.", ReplyTimeout = TimeSpan.FromMinutes(10) }, out Func<LiveSession> session);

        Assert.Equal(0, session().Reconnects);
        Assert.Equal(TurnOutcome.Completed, turn.Outcome);
    }

    [Fact]
    public async Task Speech_whose_end_nobody_confirms_is_a_reply_due()
    {
        VirtualWorld world = new(Deaf);
        LiveReplyOverdue? overdue = null;
        LiveReconnected? moved = null;
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await ConnectAsync(world);
            byte[] pcm = [.. Enumerable.Range(0, 3200).Select(static at => (byte)(at / 16 % 2 == 0 ? 0x23 : 0xDD))];
            for (int piece = 0; piece < 10; piece++)
            {
                await session.SendAudioAsync(pcm, cancellationToken: Stop);
                await Task.Delay(TimeSpan.FromMilliseconds(100), world.Clock, Stop);
            }

            await session.EndAudioAsync(Stop);
            using LiveReader reader = session.OpenReader();
            while (moved is null && await reader.ReadAsync(Stop) is { } message)
            {
                overdue ??= message as LiveReplyOverdue;
                moved = message as LiveReconnected;
            }
        });

        Assert.NotNull(overdue);
        Assert.True(moved!.TurnLost);
    }

    private static Task<LiveSession> ConnectAsync(VirtualWorld world)
        => world.ConnectAsync(static options => options with { Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() } });

    private static Task<LiveTurn> TurnAsync(string scenario, TurnRequest request, out Func<LiveSession> talked)
    {
        VirtualWorld world = new(scenario);
        LiveSession? session = null;
        talked = () => session!;
        return RunAsync();

        async Task<LiveTurn> RunAsync()
        {
            LiveTurn? turn = null;
            await world.PlayAsync(async () =>
            {
                session = await ConnectAsync(world);
                await Task.Delay(TimeSpan.FromSeconds(1), world.Clock, Stop);
                turn = await session.RunTurnAsync(request, null, Stop);
                await session.CloseAsync();
            });
            return turn!;
        }
    }
}
