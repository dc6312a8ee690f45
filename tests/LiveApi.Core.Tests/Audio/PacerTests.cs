using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class PacerTests
{
    private static readonly TimeSpan Chunk = TimeSpan.FromMilliseconds(20);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Each_chunk_goes_when_it_is_due()
        => Assert.Equal([0, 20, 40, 60, 80], await PlayAsync(new Pacer(_time), count: 5));

    [Theory]
    [InlineData(4, new double[] { 0, 5, 10, 15 })]
    [InlineData(0.5, new double[] { 0, 40, 80, 120 })]
    public async Task Speed_divides_the_time(double speed, double[] due)
        => Assert.Equal(due, await PlayAsync(new Pacer(_time, speed), count: 4));

    [Fact]
    public async Task Late_by_a_little_each_time_it_does_not_drift()
    {
        // Every send takes 7 ms: were the waits added up, the thousandth chunk would be 7 s late.
        List<double> sent = await PlayAsync(new Pacer(_time), count: 1_000, sendTakes: TimeSpan.FromMilliseconds(7));
        for (int n = 0; n < sent.Count; n++)
        {
            Assert.InRange(sent[n], 20 * n, (20 * n) + 7);
        }
    }

    [Fact]
    public async Task Times_that_are_no_whole_milliseconds_are_never_early_and_at_most_one_late()
    {
        Pacer pacer = new(_time, speed: 3);
        List<double> sent = await PlayAsync(pacer, count: 300);
        for (int n = 0; n < sent.Count; n++)
        {
            Assert.InRange(sent[n] - (n * 20 / 3.0), -0.001, 1);
        }
    }

    [Fact]
    public async Task Behind_by_less_than_the_catch_up_it_sends_at_once()
    {
        Pacer pacer = new(_time, maxCatchUp: TimeSpan.FromMilliseconds(100));
        await Wait(pacer, TimeSpan.Zero);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        for (int n = 1; n <= 4; n++)
        {
            Assert.True(Wait(pacer, n * Chunk).IsCompletedSuccessfully);
        }

        Task fifth = Wait(pacer, 5 * Chunk);
        Assert.False(fifth.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        await fifth;
        Assert.Equal(TimeSpan.Zero, pacer.Slipped);
    }

    [Fact]
    public async Task Behind_by_more_it_moves_the_schedule_and_sends_no_more_than_that_in_a_burst()
    {
        Pacer pacer = new(_time, maxCatchUp: TimeSpan.FromMilliseconds(100));
        await Wait(pacer, TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(5));
        int burst = 0;
        for (int n = 1; Wait(pacer, n * Chunk).IsCompletedSuccessfully; n++)
        {
            burst++;
        }

        Assert.Equal(6, burst);   // the late one, and 100 ms of others
        Assert.Equal(TimeSpan.FromMilliseconds(4_880), pacer.Slipped);
    }

    [Fact]
    public async Task Started_again_the_next_chunk_is_due_at_once()
    {
        Pacer pacer = new(_time);
        await Wait(pacer, TimeSpan.Zero);
        pacer.Restart();
        await Wait(pacer, TimeSpan.FromHours(1));
        Task next = Wait(pacer, TimeSpan.FromHours(1) + Chunk);
        Assert.False(next.IsCompleted);
        _time.Advance(Chunk);
        await next;
    }

    [Fact]
    public void Unpaced_never_waits()
    {
        Pacer pacer = Pacer.Unpaced;
        Assert.True(Wait(pacer, TimeSpan.Zero).IsCompletedSuccessfully);
        Assert.True(Wait(pacer, TimeSpan.FromHours(1)).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        Pacer pacer = new(_time);
        using CancellationTokenSource stop = new();
        await pacer.WaitUntilAsync(TimeSpan.Zero, stop.Token);
        Task wait = pacer.WaitUntilAsync(Chunk, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(0, _time.PendingTimers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_speed_that_cannot_be_is_refused(double speed)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Pacer(_time, speed));

    private static Task Wait(Pacer pacer, TimeSpan position) => pacer.WaitUntilAsync(position, TestContext.Current.CancellationToken).AsTask();

    // When each chunk is sent, in milliseconds from the start, on a clock that moves only to the next due time.
    private async Task<List<double>> PlayAsync(Pacer pacer, int count, TimeSpan sendTakes = default)
    {
        List<double> sent = [];
        DateTimeOffset start = _time.GetUtcNow();
        for (int n = 0; n < count; n++)
        {
            Task wait = Wait(pacer, n * Chunk);
            if (!wait.IsCompleted)
            {
                _time.Advance(_time.NextDue!.Value - _time.GetUtcNow());
            }

            await wait;
            sent.Add((_time.GetUtcNow() - start).TotalMilliseconds);
            _time.Advance(sendTakes);
        }

        return sent;
    }
}
