using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(VirtualWorld.Alone, DisableParallelization = true)]
public sealed class VirtualTimeCollection;

/// <summary>Virtual time passes at once, and runs are the same to the byte.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class VirtualTimeTests(ITestOutputHelper output)
{
    private const string AllSorts = """
        name: all-sorts
        service: { jitter: 40 ms, latency: 20 ms, output-speed: 2 }
        steps:
          - expect: text
          - say: A long answer, long enough to be interrupted in the middle of its second sentence.
          - repeat: forever
            steps:
              - either:
                  - expect: text
                    then:
                      - maybe: 50%
                        steps:
                          - call: get_weather
                            arguments: { city: Bergen }
                            blocking: yes
                          - expect: tool response
                          - say: There it is.
                        else:
                          - say: No call this time.
                  - expect: speech
                    heard: something
                    then:
                      - say: I heard you.
        """;

    [Fact]
    public async Task Ten_minutes_of_conversation_pass_at_once()
    {
        VirtualWorld world = new();
        long start = Stopwatch.GetTimestamp();
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with { Reconnect = ReconnectPolicy.Never });
            for (int turn = 1; world.Clock.Elapsed < TimeSpan.FromMinutes(9.5); turn++)
            {
                LiveTurn answer = await session.RunTurnAsync(new TurnRequest { Text = $"Line {turn}." }, null, TestContext.Current.CancellationToken);
                Assert.Equal(TurnOutcome.Completed, answer.Outcome);
                await Task.Delay(TimeSpan.FromSeconds(10), world.Clock, TestContext.Current.CancellationToken);
            }

            LiveSessionClosed end = await session.Completion;
            Assert.Contains("GoAway", end.Reason, StringComparison.Ordinal);
        });
        output.WriteLine($"{world.Clock.Elapsed} in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {world.Tape.Count} pieces");

        Assert.InRange(world.Clock.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_same_scenario_seed_and_calls_give_the_same_bytes_at_the_same_moments()
    {
        List<string> first = await TapeAsync(seed: 7);
        for (int again = 1; again < 20; again++) { Assert.Equal(first, await TapeAsync(seed: 7)); }

        output.WriteLine($"{first.Count} pieces, 20 times the same; the last: {first[^1]}");
        Assert.InRange(first.Count, 300, int.MaxValue);
        Assert.NotEqual(first, await TapeAsync(seed: 8));
    }

    [Fact]
    public async Task When_everybody_waits_for_nothing_it_says_so()
    {
        VirtualWorld world = new();

        InvalidOperationException stuck = await Assert.ThrowsAsync<InvalidOperationException>(() => world.PlayAsync(() => new TaskCompletionSource().Task));

        Assert.Contains("everybody waits", stuck.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> TapeAsync(int seed)
    {
        VirtualWorld world = new(AllSorts, seed);
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with { Tools = [new Weather()] });
            await session.SendTextAsync("Tell me.", TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(2), world.Clock, TestContext.Current.CancellationToken);
            await session.SendTextAsync("No, wait.", TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(15), world.Clock, TestContext.Current.CancellationToken);
            using (LiveReader reader = session.OpenReader()) { while (reader.TryRead(out _)) { } }
            for (int turn = 0; turn < 4; turn++)
            {
                LiveTurn answer = await session.RunTurnAsync(new TurnRequest { Text = "And now?" }, null, TestContext.Current.CancellationToken);
                Assert.Equal(TurnOutcome.Completed, answer.Outcome);
            }

            await using AudioInput speech = await AudioFile.OpenAsync(Repository.ExampleAudio("two-utterances.en.16k.wav"), cancellationToken: TestContext.Current.CancellationToken);
            _ = await session.RunTurnAsync(new TurnRequest { Audio = speech, Pacer = new Pacer(world.Clock) }, null, TestContext.Current.CancellationToken);
        });
        return world.Tape;
    }
}
