using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The clock under the simulator's real time keeps what a timer promises.</summary>
public class PunctualTimeProviderTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private static PunctualTimeProvider Clock => PunctualTimeProvider.Instance;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_of_many_timers_comes_once_and_none_too_early()
    {
        Random dice = new(1);
        TimeSpan[] waits = [.. Enumerable.Range(0, 500).Select(_ => TimeSpan.FromMilliseconds(dice.NextDouble() * 40))];
        ConcurrentQueue<int> came = new();
        using CountdownEvent all = new(waits.Length);
        List<string> early = [];

        ITimer[] timers = [.. waits.Select((wait, number) =>
        {
            long from = Clock.GetTimestamp();
            return Clock.CreateTimer(_ =>
            {
                if (Clock.GetElapsedTime(from) < wait) { lock (early) { early.Add($"{number}: {Clock.GetElapsedTime(from)} of {wait}"); } }
                came.Enqueue(number);
                all.Signal();
            }, null, wait, Never);
        })];

        await Task.Run(() => all.Wait(Cancel), Cancel);
        foreach (ITimer timer in timers) { await timer.DisposeAsync(); }
        Assert.Empty(early);
        Assert.Equal(Enumerable.Range(0, waits.Length), came.Order());
    }

    [Fact]
    public async Task A_timer_that_is_set_sooner_does_not_wait_for_its_first_moment()
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = Clock.CreateTimer(_ => came.TrySetResult(), null, TimeSpan.FromDays(1), Never);

        Assert.True(timer.Change(TimeSpan.FromMilliseconds(1), Never));

        await came.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_timer_with_a_period_comes_again_and_again()
    {
        using SemaphoreSlim came = new(0);
        await using ITimer timer = Clock.CreateTimer(_ => came.Release(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));

        for (int i = 0; i < 20; i++) { await came.WaitAsync(Cancel); }
    }

    [Fact]
    public async Task A_timer_that_is_over_is_silent_and_cannot_be_set()
    {
        int came = 0;
        ITimer timer = Clock.CreateTimer(_ => Interlocked.Increment(ref came), null, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5));
        await timer.DisposeAsync();
        int before = Volatile.Read(ref came);

        Assert.False(timer.Change(TimeSpan.Zero, Never));
        await Task.Delay(TimeSpan.FromMilliseconds(20), Clock, Cancel);

        Assert.Equal(before, Volatile.Read(ref came));
    }

    [Fact]
    public async Task The_end_of_a_timer_waits_for_its_callback()
    {
        using ManualResetEventSlim goOn = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isDone = false;
        ITimer timer = Clock.CreateTimer(_ =>
        {
            begun.SetResult();
            goOn.Wait(CancellationToken.None);
            Volatile.Write(ref isDone, true);
        }, null, TimeSpan.Zero, Never);
        await begun.Task.WaitAsync(Cancel);

        Task over = timer.DisposeAsync().AsTask();
        Assert.False(over.IsCompleted);
        goOn.Set();
        await over.WaitAsync(Cancel);

        Assert.True(Volatile.Read(ref isDone));
    }

    [Fact]
    public async Task A_wait_on_it_can_be_given_up()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task wait = Task.Delay(TimeSpan.FromDays(1), Clock, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => wait);
    }
}
