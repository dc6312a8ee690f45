using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>Who talks into an answer: by voice, in writing, by a mark, or by stopping it. A player would hear nothing of the old answer any more.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class BargeInTests
{
    private const string Story = """
        name: story
        service: { latency: 20 ms }
        steps:
          - repeat: forever
            steps:
              - either:
                  - expect: text
                    then:
                      - say: Once upon a time there was a king who had three sons, and the youngest of them could not stop talking.
                        lasting: 20s
                  - expect: speech
                    heard: "Wait, stop."
                    then:
                      - say: All right.
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_silences_the_model_at_once_and_the_next_answer_is_whole()
    {
        VirtualWorld world = new(Story);
        List<LiveMessage> all = [];
        LiveInterrupted? told = null;
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync();
            Task reading = ReadAllAsync(session, all);
            await session.SendTextAsync("Tell me a story.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(3), world.Clock, Stop);
            told = await session.StopResponseAsync(cancellationToken: Stop);
            await Task.Delay(TimeSpan.FromSeconds(5), world.Clock, Stop);
            await session.SendTextAsync("Another one.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(25), world.Clock, Stop);
            await session.CloseAsync();
            await reading;
        });

        Assert.Same(told, all.OfType<LiveInterrupted>().Single());
        Assert.DoesNotContain(all.SkipWhile(message => message != told), message => message is LiveAudio { Turn: 1 });
        Assert.InRange(told!.Heard, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
        Assert.Equal([true, false], all.OfType<LiveTurnComplete>().Select(turn => turn.WasInterrupted));
        Assert.Equal(20, all.OfType<LiveAudio>().Where(audio => audio.Turn == 2).Sum(audio => audio.Duration.TotalSeconds), 0.5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_into_an_answer_cuts_it_by_mark_or_by_ear(bool marked)
    {
        VirtualWorld world = new(Story);
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with
            {
                Setup = options.Setup with { RealtimeInputConfig = marked ? new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } } : null },
            });
            Task reading = ReadAllAsync(session, all);
            await session.SendTextAsync("Tell me a story.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(2), world.Clock, Stop);
            await using (AudioInput speech = await AudioFile.OpenAsync(Repository.ExampleAudio("train-question.en.16k.wav"), cancellationToken: Stop))
            {
                Pacer pacer = new(world.Clock);
                await session.BeginAudioAsync(Stop);
                await foreach (AudioChunk chunk in speech.ReadChunksAsync(Stop))
                {
                    await pacer.WaitUntilAsync(chunk.Position, Stop);
                    await session.SendAudioAsync(chunk.Pcm, cancellationToken: Stop);
                }

                await session.EndAudioAsync(Stop);
            }

            await Task.Delay(TimeSpan.FromSeconds(8), world.Clock, Stop);
            await session.CloseAsync();
            await reading;
        });

        LiveInterrupted cut = all.OfType<LiveInterrupted>().Single();
        Assert.Equal((true, false, 1), (cut.CutsAnswer, cut.StoppedHere, cut.Turn));
        Assert.InRange(cut.Heard, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.DoesNotContain(all.SkipWhile(message => message != cut), message => message is LiveAudio { Turn: 1 });
        Assert.Contains(all, message => message is LiveAudio { Turn: 2 });
    }

    [Fact]
    public async Task A_stop_before_the_first_word_leaves_a_turn_without_sound()
    {
        VirtualWorld world = new(Story);
        LiveTurn? turn = null, next = null;
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync();
            Task<LiveTurn> running = session.RunTurnAsync(new TurnRequest { Text = "Tell me a story." }, null, Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(5), world.Clock, Stop);
            await session.StopResponseAsync(cancellationToken: Stop);
            turn = await running;
            next = await session.RunTurnAsync(new TurnRequest { Text = "Another one." }, null, Stop);
        });

        Assert.Equal((TurnOutcome.Interrupted, 0, TimeSpan.Zero), (turn!.Outcome, turn.Audio.Length, turn.AudioHeard));
        Assert.Equal(TurnOutcome.Completed, next!.Outcome);
        Assert.Equal(next.AudioDuration, next.AudioHeard);
    }

    [Theory]
    [InlineData("models/gemini-3.8-live", false)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", false)]
    [InlineData("models/gemini-3.1-flash-live-preview", false)]
    [InlineData("models/gemini-3.1-flash-live-preview", true)]
    public async Task The_service_takes_what_a_stop_sends_whatever_the_model(string model, bool manual)
    {
        VirtualWorld world = new(Story);
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with
            {
                Setup = options.Setup with
                {
                    Model = model,
                    RealtimeInputConfig = manual ? new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } } : null,
                },
            });
            Task reading = ReadAllAsync(session, all);
            await session.SendTextAsync("Tell me a story.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(2), world.Clock, Stop);
            await session.StopResponseAsync(cancellationToken: Stop);
            await Task.Delay(TimeSpan.FromSeconds(1), world.Clock, Stop);
            await session.CloseAsync();
            await reading;
        });

        Assert.True(all.OfType<LiveTurnComplete>().First().WasInterrupted);
        Assert.Equal(1000, all.OfType<LiveSessionClosed>().Single().Code);
        Assert.DoesNotContain(all.SkipWhile(message => message is not LiveInterrupted), message => message is LiveAudio { Turn: 1 });
    }

    [Fact]
    public async Task An_answer_that_goAway_cuts_is_lost_and_nothing_of_it_follows_the_move()
    {
        VirtualWorld world = new(Story.Replace("{ latency: 20 ms }", "{ latency: 20 ms, connection-lifetime: 15 s, go-away-lead: 4 s }", StringComparison.Ordinal));
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with { Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() } });
            Task reading = ReadAllAsync(session, all);
            await Task.Delay(TimeSpan.FromSeconds(8), world.Clock, Stop);
            await session.SendTextAsync("Tell me a story.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(9), world.Clock, Stop);
            await session.SendTextAsync("Another one.", Stop);
            await Task.Delay(TimeSpan.FromSeconds(3), world.Clock, Stop);
            await session.CloseAsync();
            await reading;
        });

        LiveReconnected moved = all.OfType<LiveReconnected>().First();
        Assert.Equal((true, true, 1), (moved.TurnLost, moved.EndsTurn, moved.Turn));
        Assert.Contains(all.TakeWhile(message => message != moved), message => message is LiveAudio { Turn: 1 });
        List<LiveAudio> after = [.. all.SkipWhile(message => message != moved).OfType<LiveAudio>()];
        Assert.NotEmpty(after);
        Assert.All(after, audio => Assert.Equal(2, audio.Turn));
    }

    private static async Task ReadAllAsync(LiveSession session, List<LiveMessage> all)
    {
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync(Stop) is { } message)
        {
            all.Add(message);
        }
    }
}
