using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>Vertex AI's transparent mode: what the service has not taken in is sent again on the next connection, by its index, exactly once.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class TransparentTests
{
    // Each line is expected once: a second copy of one would be taken for the next line, and fail the scenario there.
    private const string CutAndMoved = """
        name: cut-and-moved
        steps:
          - expect: text
            saying: One
          - say: "First."
          - expect: text
            saying: Two
          - drop
          - expect: text
            saying: Two
          - say: "Second, on connection ${connection}."
          - expect: text
            saying: Three
          - say: "Third."
          - go away: 30s
          - expect: text
            saying: Four
          - say: "Fourth, on connection ${connection}."
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_taken_in_is_sent_again_once_and_a_move_repeats_nothing()
    {
        VirtualWorld world = new(CutAndMoved);
        List<LiveMessage> all = [];
        List<string> said = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await ConnectAsync(world);
            foreach (string line in new[] { "One", "Two", "Three", "Four" })
            {
                LiveTurn turn = await session.RunTurnAsync(new TurnRequest { Text = line, Observe = all.Add, ReplyTimeout = TimeSpan.FromMinutes(1) }, null, Stop);
                Assert.Equal(TurnOutcome.Completed, turn.Outcome);
                said.Add(turn.Transcript);
                await Task.Delay(TimeSpan.FromSeconds(10), world.Clock, Stop);
            }

            await session.CloseAsync();
        });

        Assert.Equal(["First.", "Second, on connection 2.", "Third.", "Fourth, on connection 3."], said);
        LiveReconnected[] moves = [.. all.OfType<LiveReconnected>()];
        Assert.Equal([1, 0], moves.Select(move => move.Carried));
        Assert.All(moves, move => Assert.True(move is { StateRestored: true, TurnLost: false }));
    }

    [Fact]
    public async Task An_answer_that_the_line_cuts_begins_anew_and_is_the_turn()
    {
        VirtualWorld world = new("""
            name: cut
            steps:
              - expect: text
              - say: "The first words of a long answer."
                lasting: 8s
              - expect: text
              - say: "All of it."
            """);
        List<LiveMessage> all = [];
        LiveTurn? turn = null;
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await ConnectAsync(world);
            await Task.Delay(TimeSpan.FromSeconds(1), world.Clock, Stop);
            Task<LiveTurn> running = session.RunTurnAsync(new TurnRequest { Text = "Tell me.", Observe = all.Add, ReplyTimeout = TimeSpan.FromMinutes(1) }, null, Stop);
            await Task.Delay(TimeSpan.FromSeconds(2), world.Clock, Stop);
            _ = world.Service.Push("- drop");
            turn = await running;
            await session.CloseAsync();
        });

        LiveReconnected move = Assert.Single(all.OfType<LiveReconnected>());
        Assert.Equal((true, false, false, 1), (move.AnswersAnew, move.TurnLost, move.EndsTurn, move.Carried));
        Assert.Equal((TurnOutcome.Completed, "All of it."), (turn!.Outcome, turn.Transcript));
        Assert.Equal([1, 2], all.Where(static message => message.Kind == LiveMessageKind.OutputTranscript).Select(static message => message.Turn).Distinct());
    }

    private static Task<LiveSession> ConnectAsync(VirtualWorld world) => world.ConnectAsync(static options => options with
    {
        Endpoint = LiveEndpoint.Below(new Uri("ws://simulator.invalid"), Backend.Vertex),
        Backend = Backend.Vertex,
        Credential = LiveCredential.AccessToken("ya29.test"),
        Setup = options.Setup with
        {
            Model = "projects/p1/locations/global/publishers/google/models/gemini-3.8-live",
            SessionResumption = new SessionResumptionConfig { Transparent = true },
        },
    });
}
