using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>How much of a cut answer the user has heard at most.</summary>
public sealed class HeardTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(400, 400)]
    [InlineData(3_000, 2_000)]
    public void A_player_plays_what_was_read_as_time_goes_on(int after, int heard)
    {
        ManualTimeProvider time = new();
        PlaybackClock clock = new(time);
        clock.Read(Audio(1, 1));
        clock.Read(Audio(1, 1));

        time.Advance(TimeSpan.FromMilliseconds(after));

        Assert.Equal(TimeSpan.FromMilliseconds(heard), clock.HeardOf(1));
        Assert.Equal(after < 2_000, clock.Plays);
    }

    [Fact]
    public void A_player_that_runs_dry_goes_on_with_the_next_piece()
    {
        ManualTimeProvider time = new();
        PlaybackClock clock = new(time);
        clock.Read(Audio(1, 1));
        time.Advance(5 * Second);
        clock.Read(Audio(1, 1));
        time.Advance(0.25 * Second);

        Assert.Equal(1.25 * Second, clock.HeardOf(1));
    }

    [Fact]
    public void The_next_turn_waits_for_the_rest_of_the_one_before()
    {
        ManualTimeProvider time = new();
        PlaybackClock clock = new(time);
        clock.Read(Audio(1, 2));
        clock.Read(Audio(2, 2));
        time.Advance(Second);
        Assert.Equal(TimeSpan.Zero, clock.HeardOf(2));

        time.Advance(1.5 * Second);

        Assert.Equal((0.5 * Second, TimeSpan.Zero), (clock.HeardOf(2), clock.HeardOf(1)));
    }

    [Fact]
    public void What_was_thrown_away_is_not_heard_later()
    {
        ManualTimeProvider time = new();
        PlaybackClock clock = new(time);
        clock.Read(Audio(1, 2));
        time.Advance(0.5 * Second);
        clock.Silence();
        time.Advance(10 * Second);

        Assert.Equal((0.5 * Second, false), (clock.HeardOf(1), clock.Plays));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(9_000, 2_000)]
    public void The_players_own_word_counts_up_to_what_was_read(int said, int heard)
    {
        PlaybackClock clock = new(new ManualTimeProvider());
        clock.Read(Audio(1, 2));

        Assert.Equal(TimeSpan.FromMilliseconds(heard), clock.Say(1, TimeSpan.FromMilliseconds(said)));
        Assert.Equal(TimeSpan.FromMilliseconds(heard), clock.HeardOf(1));
        Assert.Equal(TimeSpan.Zero, clock.Say(2, Second));
    }

    [Fact]
    public async Task An_interruption_says_how_much_of_what_was_read_was_heard()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await live.Server.SendAsync(Speech(seconds: 1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await live.Server.SendAsync(Speech(seconds: 1));
        await live.Server.SendAsync(Speech(seconds: 1));
        while (live.Session.Counters.Unread < 2)
        {
            await Task.Yield();
        }

        time.Advance(0.75 * Second);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Speech(seconds: 3));
        await live.Server.SendAsync(Done);

        LiveInterrupted cut = Assert.IsType<LiveInterrupted>((await live.ReadUntilAsync(LiveMessageKind.Interrupted))[^1]);
        LiveTurnComplete end = Assert.IsType<LiveTurnComplete>((await live.ReadUntilAsync(LiveMessageKind.TurnComplete))[^1]);

        Assert.Equal((0.75 * Second, 2 * Second, 2, true, false), (cut.Heard, cut.DroppedAudio, cut.DroppedAudioMessages, cut.CutsAnswer, cut.StoppedHere));
        Assert.Equal((true, 3 * Second), (end.WasInterrupted, end.RefusedAudio));
        Assert.Equal((2 * Second, 1), (live.Session.Counters.StaleAudioDropped, live.Session.Counters.LateAudioRefused));
        Assert.Equal("at most 0.75 s heard, 2.00 s dropped unread", cut.Summary);
    }

    [Fact]
    public async Task A_turn_knows_how_much_of_it_was_heard_and_what_was_dropped()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        AudioSoFar progress = new();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, progress, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(seconds: 4));
        await progress.ReachesAsync(4 * Second);
        time.Advance(1.5 * Second);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Speech(seconds: 2));
        await live.Server.SendAsync(Done);

        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.Interrupted, 4 * Second, 1.5 * Second, 2 * Second), (turn.Outcome, turn.AudioDuration, turn.AudioHeard, turn.AudioDropped));
    }

    [Fact]
    public async Task What_was_thrown_away_before_a_turn_does_not_delay_it()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await live.Server.SendAsync(Speech(seconds: 5));
        await live.Server.SendAsync(Done);
        while (live.Session.Counters.Unread < 2)
        {
            await Task.Yield();
        }

        AudioSoFar progress = new();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, progress, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(seconds: 4));
        await progress.ReachesAsync(4 * Second);
        time.Advance(1.5 * Second);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Done);

        Assert.Equal(1.5 * Second, (await running).AudioHeard);
    }

    [Fact]
    public async Task A_second_interruption_of_a_turn_takes_nothing_more()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        AudioSoFar progress = new();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, progress, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(seconds: 4));
        await progress.ReachesAsync(4 * Second);
        time.Advance(Second);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Speech(seconds: 1));
        while (live.Session.Counters.LateAudioRefused == 0)
        {
            await Task.Yield();
        }

        time.Advance(2 * Second);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Done);

        Assert.Equal(Second, (await running).AudioHeard);
    }

    [Fact]
    public async Task Of_a_turn_that_nobody_cut_all_can_be_heard()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        foreach (string message in (string[])[Interrupted, Speech(seconds: 2), Done])
        {
            await live.Server.SendAsync(message);
        }

        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.Completed, 2 * Second, TimeSpan.Zero), (turn.Outcome, turn.AudioHeard, turn.AudioDropped));
    }

    [Fact]
    public async Task An_interruption_before_the_first_word_of_a_turn_without_any_is_one()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Done);

        Assert.Equal(TurnOutcome.Interrupted, (await running).Outcome);
    }

    [Fact]
    public async Task A_player_that_learns_of_it_later_corrects_the_figure()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(Speech(seconds: 2));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await live.Server.SendAsync(Interrupted);
        LiveInterrupted cut = (await live.ReadUntilAsync(LiveMessageKind.Interrupted)).OfType<LiveInterrupted>().Single();

        live.Session.ReportHeard(cut.Turn + 1, TimeSpan.FromSeconds(1.9));
        live.Session.ReportHeard(cut.Turn, TimeSpan.FromMilliseconds(120));

        Assert.Equal(TimeSpan.FromMilliseconds(120), cut.Heard);
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Session.ReportHeard(1, -Second));
    }

    internal const string Interrupted = """{"serverContent":{"interrupted":true}}""";
    internal const string Done = """{"serverContent":{"turnComplete":true}}""";

    internal static string Speech(double seconds)
    {
        byte[] pcm = new byte[(int)(48_000 * seconds)];
        Array.Fill(pcm, (byte)0x20);
        return $$$$"""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"{{{{Convert.ToBase64String(pcm)}}}}"}}]}}}""";
    }

    private static LiveAudio Audio(int turn, int seconds) => new(new byte[48_000 * seconds], 24_000) { Turn = turn };

    /// <summary>Tells a test when a turn has read so much audio.</summary>
    internal sealed class AudioSoFar : IProgress<TurnProgress>
    {
        private long _ticks;

        public void Report(TurnProgress value) => Volatile.Write(ref _ticks, value.Received.Ticks);

        internal async Task ReachesAsync(TimeSpan audio)
        {
            while (Volatile.Read(ref _ticks) < audio.Ticks)
            {
                await Task.Yield();
            }
        }
    }
}
